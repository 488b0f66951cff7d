import type { Exporter, ExportInput, ExportItem, ExportPart } from '../../src/main/exporters/exporter.ts'
import { label, type Label } from '../../src/shared/labels/index.ts'
import { ontology } from '../../src/shared/labels/ontology.ts'

/** Builders for exporters' tests: every label and ontology passes the real schemas. */
export const animals = ontology.parse({
  version: 3,
  classes: [
    { id: 'cat', name: 'Cat', colour: 1, kinds: ['box', 'polygon', 'item-class'] },
    { id: 'dog', name: 'Dog', colour: 2, kinds: ['box', 'polygon', 'item-class'] },
    { id: 'person', name: 'Person', colour: 3, kinds: ['box', 'span'] },
    { id: 'place', name: 'Place of work', colour: 4, kinds: ['span'] },
  ],
})

let serial = 0
export const aLabel = (value: object): Label =>
  label.parse({ id: `label-${String(++serial).padStart(4, '0')}`, classId: 'cat', attributes: {}, ...value })

/** `place` is x, y, width, height in image pixels. */
export const aBox = (place: readonly [number, number, number, number], more: object = {}): Label => {
  const [x, y, width, height] = place
  return aLabel({ kind: 'box', part: 'jpg', x, y, width, height, ...more })
}

export const aPolygon = (rings: [number, number][][], more: object = {}): Label =>
  aLabel({ kind: 'polygon', part: 'jpg', rings, ...more })

/** A span over words found in a text: each word becomes a fragment, offsets in code points. */
export const aSpan = (text: string, words: string | readonly string[], more: object = {}): Label => {
  const fragments = [words].flat().map((quote) => {
    const at = text.indexOf(quote)
    if (at < 0) throw new TypeError(`no such words: ${quote}`)
    const start = Array.from(text.slice(0, at)).length
    return { start, end: start + Array.from(quote).length, quote }
  })
  return aLabel({ kind: 'span', part: 'txt', classId: 'person', fragments, ...more })
}

export const aPicture = (fileName: string, widthPx = 640, heightPx = 480): ExportPart => ({
  part: 'jpg',
  mediaType: 'image/jpeg',
  widthPx,
  heightPx,
  fileName,
})

export const aText = (fileName: string, text: string): ExportPart => ({
  part: 'txt',
  mediaType: 'text/plain',
  widthPx: 0,
  heightPx: 0,
  fileName,
  text: () => Promise.resolve(text),
})

export const anItem = (key: string, parts: ExportPart[], labels: Label[] = []): ExportItem => ({
  key,
  shardName: 'animals-01',
  index: 0,
  parts,
  labels,
  decision: 'accepted',
  annotator: 'Mira Okafor',
})

export interface Exported {
  readonly files: Record<string, string>
  readonly losses: Record<string, number>
}

/** Runs an export and puts the pieces of each file together. */
export const exported = async (
  exporter: Exporter,
  items: readonly ExportItem[],
  name = 'Animals',
): Promise<Exported> => {
  const losses: Record<string, number> = {}
  const input: ExportInput = {
    project: { name, ontology: animals },
    items: async function* () {
      for (const item of items) yield await Promise.resolve(item)
    },
    onLoss: (what) => (losses[what] = (losses[what] ?? 0) + 1),
  }
  const pieces: Record<string, Buffer[]> = {}
  for await (const { fileName, chunk } of exporter.write(input)) (pieces[fileName] ??= []).push(Buffer.from(chunk))
  const files = Object.fromEntries(
    Object.entries(pieces).map(([file, all]) => [file, Buffer.concat(all).toString('utf8')]),
  )
  return { files, losses }
}
