import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { columnsDetector, decoder, encoder, sidePx } from './models.ts'

const picture = { widthPx: sidePx, heightPx: sidePx, fit: 'corner' }

/** What `model.json` says of the detector in columns. */
export const detectorSpec = {
  format: 'auxerta-model-v1',
  kind: 'detector',
  name: 'Red and green',
  licence: 'Made by the test',
  picture,
  file: 'detector.onnx',
  input: 'images',
  detections: { layout: 'columns', output: 'output0' },
  classes: ['red', 'green', 'blue'],
  confidence: 0.5,
}

/** What `model.json` says of the model that outlines what has one colour. */
export const promptableSpec = {
  format: 'auxerta-model-v1',
  kind: 'promptable',
  name: 'Same colour',
  picture,
  encoder: { file: 'encoder.onnx', input: 'image', output: 'embedding' },
  decoder: { file: 'decoder.onnx' },
}

/** Lays a model out in a folder, or its files alone. */
export const writeModel = (folder: string, spec: unknown, files: Readonly<Record<string, Uint8Array>>): string => {
  mkdirSync(folder, { recursive: true })
  if (spec !== null) writeFileSync(join(folder, 'model.json'), JSON.stringify(spec))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return folder
}

export const writeDetector = (folder: string, spec: object = {}, file: Uint8Array = columnsDetector()): string =>
  writeModel(folder, { ...detectorSpec, ...spec }, { 'detector.onnx': file })

export const writePromptable = (folder: string): string =>
  writeModel(folder, promptableSpec, { 'encoder.onnx': encoder(), 'decoder.onnx': decoder() })
