import { afterEach, describe, expect, it, vi } from 'vitest'
import { modelSpec, type ModelSpec } from '../../../../../src/shared/models/model-spec.ts'
import type { HostedModel } from '../../../../../src/main/station/models/hosted-models.ts'
import { createModelHost, type ModelHost } from '../../../../../src/main/station/models/model-host.ts'
import { usualLimits, type ModelLimits } from '../../../../../src/main/station/models/model-runner.ts'
import { detectorSpec, promptableSpec } from '../../../../support/onnx/folders.ts'
import { paint, watchedLaunch, type Rgb } from '../../../../support/onnx/host.ts'
import * as models from '../../../../support/onnx/models.ts'

const black: Rgb = [0, 0, 0]
const red: Rgb = [255, 0, 0]
const green: Rgb = [0, 255, 0]

const hosts: ModelHost[] = []
afterEach(() => {
  for (const host of hosts.splice(0)) host.stopAll()
})

const open = (limits: Partial<ModelLimits> = {}) => {
  const watched = watchedLaunch()
  const clock = { nowMs: 1_000_000 }
  const stopped: string[] = []
  const host = createModelHost({
    launch: watched.launch,
    nowMs: () => clock.nowMs,
    limits: { ...usualLimits, ...limits },
    onStopped: (_, code) => void stopped.push(code),
  })
  hosts.push(host)
  return { ...watched, host, clock, stopped }
}

const spec = (of: object): ModelSpec => modelSpec.parse(of)

const detectorOf = (file: Uint8Array, of: object = {}): HostedModel => ({
  modelId: 'model-1',
  spec: spec({ ...detectorSpec, ...of }),
  read: () => Promise.resolve(new Map([['detector.onnx', Uint8Array.from(file)]])),
})

const promptable = (of: object = {}): HostedModel => ({
  modelId: 'model-2',
  spec: spec({ ...promptableSpec, ...of }),
  read: () =>
    Promise.resolve(
      new Map([
        ['encoder.onnx', Uint8Array.from(models.encoder())],
        ['decoder.onnx', Uint8Array.from(models.decoder())],
      ]),
    ),
})

const twoCells = {
  key: 'a',
  ...paint(black, [
    { x: 16, y: 0, width: 16, height: 16, colour: red },
    { x: 32, y: 48, width: 16, height: 16, colour: green },
  ]),
}
const inTwoCells = [
  { classIndex: 0, confidence: 1, x: 16, y: 0, width: 16, height: 16 },
  { classIndex: 1, confidence: 1, x: 32, y: 48, width: 16, height: 16 },
]

describe('a detector', () => {
  it('finds what is in the picture, with boxes in columns', async () => {
    const { host } = open()
    const found = await host.detect(detectorOf(models.columnsDetector()), twoCells)
    expect([...found].sort((a, b) => a.classIndex - b.classIndex)).toEqual(inTwoCells)
  })

  it('finds the same with boxes in lists', async () => {
    const { host } = open()
    const lists = { layout: 'lists', boxes: 'boxes', scores: 'best', classes: 'labels' }
    const detections = { ...lists, corners: 'yxyx', unit: 'fraction', firstClass: 1 }
    const found = await host.detect(detectorOf(models.listsDetector(), { detections }), twoCells)
    expect([...found].sort((a, b) => a.classIndex - b.classIndex)).toEqual(inTwoCells)
  })

  it('gives places in the picture that was handed over, wherever that lies in the input', async () => {
    const { host } = open()
    const picture = { key: 'wide', ...paint(black, [{ x: 0, y: 0, width: 16, height: 16, colour: red }], [64, 32]) }
    const letterbox = detectorOf(models.columnsDetector(), { picture: { ...detectorSpec.picture, fit: 'letterbox' } })
    expect(await host.detect(letterbox, picture)).toEqual([{ ...inTwoCells[0], x: 0, y: 0 }])
  })

  it('is loaded once for many pictures', async () => {
    const { host, started } = open()
    const model = detectorOf(models.columnsDetector())
    await host.detect(model, twoCells)
    expect(await host.detect(model, { key: 'b', ...paint(black) })).toEqual([])
    expect(started).toHaveLength(1)
  })
})

describe('a promptable model', () => {
  const square = { key: 'square', ...paint(black, [{ x: 20, y: 10, width: 24, height: 30, colour: red }]) }
  const corners = [
    [20, 10],
    [44, 10],
    [44, 40],
    [20, 40],
  ]

  it('outlines what a point lies in', async () => {
    const { host } = open()
    const { rings, confidence } = await host.outline(promptable(), square, {
      points: [{ at: [30, 20], inside: true }],
      box: null,
    })
    expect(rings).toHaveLength(1)
    expect(new Set(rings[0]?.map(String))).toEqual(new Set(corners.map(String)))
    expect(confidence).toBe(0.875)
  })

  it('takes a box, and leaves a hole where there is one', async () => {
    const { host } = open()
    const ring = {
      key: 'ring',
      ...paint(black, [
        { x: 8, y: 8, width: 48, height: 40, colour: red },
        { x: 12, y: 12, width: 8, height: 8, colour: green },
      ]),
    }
    const { rings } = await host.outline(promptable(), ring, {
      points: [],
      box: [
        [8, 8],
        [56, 48],
      ],
    })
    expect(rings.map((points) => points.length)).toEqual([4, 4])
  })

  it('looks at a picture once, and again when another one came between', async () => {
    const { host, started } = open()
    const prompt = (x: number, y: number) => ({ points: [{ at: [x, y] as const, inside: true }], box: null })
    const other = { key: 'other', ...paint(green, [{ x: 0, y: 0, width: 10, height: 10, colour: red }]) }
    const [first, second, third] = await Promise.all([
      host.outline(promptable(), square, prompt(30, 20)),
      host.outline(promptable(), other, prompt(5, 5)),
      host.outline(promptable(), square, prompt(30, 20)),
    ])
    expect(third.rings).toEqual(first.rings)
    expect(second.rings[0]).toHaveLength(4)
    expect(second.rings).not.toEqual(first.rings)
    expect(started).toHaveLength(1)
  })

  it('keeps inside a picture that does not fill the input', async () => {
    const { host } = open()
    const wide = { key: 'wide', ...paint(red, [], [64, 40]) }
    const { rings } = await host.outline(promptable(), wide, { points: [{ at: [5, 5], inside: true }], box: null })
    expect(Math.max(...(rings[0] ?? []).map(([, y]) => y))).toBe(40)
  })
})

describe('a model that is wrong', () => {
  it.each([
    ['damaged', () => Buffer.alloc(400, 7), 'MODEL_BROKEN'],
    ['cut short', () => models.columnsDetector().subarray(0, 300), 'MODEL_BROKEN'],
    ['of an operator that nobody knows', models.unknownOperatorDetector, 'MODEL_BROKEN'],
    ['with outputs of another shape', models.wrongShapeDetector, 'MODEL_MISFIT'],
    ['that answers what is no number', models.notANumberDetector, 'MODEL_ANSWER_WRONG'],
    ['that wants all memory', models.hugeDetector, 'MODEL_OUT_OF_MEMORY'],
  ] as const)('%s is said so', async (_what, make, code) => {
    const { host } = open()
    await expect(host.tryOut(detectorOf(make()))).rejects.toMatchObject({ code })
  })

  it.each([
    ['input', { input: 'pixels' }],
    ['output', { detections: { layout: 'columns', output: 'boxes' } }],
    ['number of classes', { classes: ['red'] }],
    ['size', { picture: { ...detectorSpec.picture, widthPx: 32 } }],
  ])('that does not have the %s that its model.json names is said so', async (_what, of) => {
    const { host } = open()
    await expect(host.tryOut(detectorOf(models.columnsDetector(), of))).rejects.toMatchObject({ code: 'MODEL_MISFIT' })
  })

  it('that never answers is ended, and left alone for longer each time', async () => {
    const { host, clock, started, ended, stopped } = open({ detect: 1_500 })
    const endless = detectorOf(models.endlessDetector())
    const ask = () => host.detect(endless, twoCells)
    await expect(ask()).rejects.toMatchObject({ code: 'MODEL_TOO_SLOW' })
    await vi.waitUntil(() => ended() === 1)
    await expect(ask()).rejects.toMatchObject({ code: 'MODEL_STOPPED' })
    expect(started).toHaveLength(1)
    clock.nowMs += 1_001
    await expect(ask()).rejects.toMatchObject({ code: 'MODEL_TOO_SLOW' })
    clock.nowMs += 1_001
    await expect(ask()).rejects.toMatchObject({ code: 'MODEL_STOPPED' })
    expect(started).toHaveLength(2)
    expect(stopped).toEqual(['MODEL_TOO_SLOW', 'MODEL_TOO_SLOW'])
  })

  it('whose process is killed under a question says so and runs again later', async () => {
    const { host, clock, started } = open()
    const model = detectorOf(models.columnsDetector())
    await host.detect(model, twoCells)
    const asking = host.detect(model, twoCells)
    started[0]?.kill()
    await expect(asking).rejects.toMatchObject({ code: 'MODEL_STOPPED' })
    clock.nowMs += 1_001
    expect(await host.detect(model, twoCells)).toHaveLength(2)
  })

  it('does not hold up another one', async () => {
    const { host } = open({ detect: 20_000 })
    const stuck = host.detect({ ...detectorOf(models.endlessDetector()), modelId: 'stuck' }, twoCells)
    stuck.catch(() => undefined)
    expect(await host.detect(detectorOf(models.columnsDetector()), twoCells)).toHaveLength(2)
    host.stopAll()
    await expect(stuck).rejects.toMatchObject({ code: 'MODEL_STOPPED' })
  })
})

it('stops at once, whatever its processes are doing', async () => {
  const { host, ended } = open()
  const asking = host.detect(detectorOf(models.endlessDetector()), twoCells)
  asking.catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  host.stopAll()
  await expect(asking).rejects.toMatchObject({ code: 'MODEL_STOPPED' })
  await vi.waitUntil(() => ended() === 1)
})

it('says that models do not run where nothing starts them', async () => {
  const host = createModelHost({ launch: null, nowMs: Date.now })
  await expect(host.detect(detectorOf(models.columnsDetector()), twoCells)).rejects.toMatchObject({
    code: 'MODEL_STOPPED',
  })
})
