import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { coco } from '../../../../../src/main/exporters/coco.ts'
import { jsonl } from '../../../../../src/main/exporters/jsonl.ts'
import type { Exporter, ExportItem } from '../../../../../src/main/exporters/exporter.ts'
import { classFinder, fitPrediction } from '../../../../../src/main/importers/predictions/fit-prediction.ts'
import { readPredictions } from '../../../../../src/main/importers/predictions/read-predictions.ts'
import { label, type Label } from '../../../../../src/shared/labels/index.ts'
import { tilesFromSpans } from '../../../../../src/shared/labels/mask-geometry.ts'
import { ontology } from '../../../../../src/shared/labels/ontology.ts'

const dir = mkdtempSync(join(tmpdir(), 'predictions-'))
afterAll(() => {
  rmSync(dir, { recursive: true, force: true })
})
let files = 0
const write = (content: unknown): string => {
  const path = join(dir, `${String(files++)}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const skeleton = {
  points: ['nose', 'tail'].map((name, at) => ({ name, x: at, y: at })),
  edges: [[0, 1]],
}
const classes = ontology.parse({
  version: 1,
  classes: [
    { id: 'boat', name: 'Boat', colour: 1, kinds: ['box'] },
    { id: 'area', name: 'Area', colour: 2, kinds: ['polygon'] },
    { id: 'blob', name: 'Blob', colour: 3, kinds: ['mask'] },
    { id: 'cat', name: 'Cat', colour: 4, kinds: ['keypoints'], skeleton },
    { id: 'hull', name: 'Hull', colour: 5, kinds: ['rotated-box', 'ellipse', 'polyline', 'item-class', 'cuboid'] },
  ],
})
const target = { part: 'jpg', widthPx: 300, heightPx: 200 }
const findClass = classFinder(classes.classes)

const read = async (content: unknown, scoreWhenMissing: number | null = null) => {
  const fitted = []
  for (const prediction of await readPredictions(write(content)))
    fitted.push(
      fitPrediction(prediction, {
        entry: findClass(prediction.className),
        target,
        options: { id: 'id-1', source: 'test', scoreWhenMissing, mostPixels: 1_000_000 },
      }),
    )
  return fitted.map((one) => ('fault' in one ? one.fault : one.label))
}

const common = { id: 'given', part: 'jpg', attributes: {} }
const labels: Label[] = [
  { ...common, kind: 'box', classId: 'boat', x: 10.5, y: 20, width: 30, height: 40.25 },
  {
    ...common,
    kind: 'polygon',
    classId: 'area',
    rings: [
      [
        [1, 1],
        [50, 2],
        [40, 60],
      ],
      [
        [100, 100],
        [150, 100],
        [120, 150],
      ],
    ],
  },
  {
    ...{ ...common, kind: 'keypoints', classId: 'cat' },
    points: [
      { x: 5, y: 6, state: 'visible' },
      { x: 0, y: 0, state: 'absent' },
    ],
  },
  {
    ...{ ...common, kind: 'mask', classId: 'blob' },
    tiles: tilesFromSpans([
      { y: 0, from: 0, to: 300 },
      { y: 127, from: 100, to: 140 },
      { y: 199, from: 299, to: 300 },
    ]),
  },
  {
    ...common,
    kind: 'rotated-box',
    classId: 'hull',
    centreX: 100,
    centreY: 100,
    width: 50,
    height: 20,
    rotationDegrees: 30,
  },
  {
    ...common,
    kind: 'ellipse',
    classId: 'hull',
    centreX: 100,
    centreY: 100,
    radiusX: 30,
    radiusY: 20,
    rotationDegrees: 0,
  },
  {
    ...common,
    kind: 'polyline',
    classId: 'hull',
    points: [
      [1, 1],
      [200, 100],
    ],
  },
  { ...common, kind: 'item-class', classId: 'hull' },
].map((one) => label.parse(one))

const exported = async (exporter: Exporter): Promise<string> => {
  const item: ExportItem = {
    ...{ key: 'a', shardName: 'first', index: 0, decision: 'accepted', annotator: 'Mira', labels },
    parts: [{ part: 'jpg', mediaType: 'image/jpeg', widthPx: 300, heightPx: 200, fileName: 'a.jpg' }],
  }
  async function* items() {
    yield await Promise.resolve(item)
  }
  let text = ''
  const project = { name: 'Test', ontology: classes }
  for await (const { chunk } of exporter.write({ project, items, onLoss: () => undefined })) text += String(chunk)
  return text
}

const suggested = (one: Label) => ({ ...one, id: 'id-1', assist: { source: 'test', confidence: 0.5, accepted: false } })

describe('what was exported here comes back as it was', () => {
  it('as JSON Lines', async () => {
    expect(await read(await exported(jsonl), 0.5)).toEqual(labels.map(suggested))
  })

  it('as COCO, where COCO has a place for it', async () => {
    const back = (await read(await exported(coco), 0.5)).filter((one) => typeof one !== 'string')
    expect(back).toEqual(
      labels.filter(({ kind }) => ['box', 'polygon', 'keypoints', 'mask'].includes(kind)).map(suggested),
    )
  })
})

const document = (annotation: object, category = 'Boat') => ({
  images: [{ id: 1, file_name: 'a.jpg', width: 300, height: 200 }],
  categories: [{ id: 9, name: category }],
  annotations: [{ image_id: 1, category_id: 9, score: 0.5, ...annotation }],
})

describe('a COCO annotation', () => {
  it.each([
    ['reaches beyond the edge', { bbox: [-10, 190, 30, 40] }, { x: 0, y: 190, width: 20, height: 10 }],
    ['has a score of 0', { bbox: [1, 1, 2, 2], score: 0 }, { assist: { confidence: 0 } }],
  ])('that %s is taken', async (_, annotation, expected) => {
    expect(await read(document(annotation))).toMatchObject([expected])
  })

  it.each([
    ['Boat', { bbox: [300, 0, 5, 5] }, 'outside'],
    ['Boat', { bbox: [0, 0, 0, 5] }, 'broken'],
    ['Boat', { bbox: [0, 0, 5] }, 'broken'],
    ['Boat', { bbox: null }, 'broken'],
    ['Boat', {}, 'broken'],
    ['Boat', { segmentation: [[0, 0, 5, 5, 0, 5]] }, 'kind-not-allowed'],
    ['Boat', { bbox: [1, 1, 2, 2], score: '0.5' }, 'no-score'],
    ['Boat', { bbox: [1, 1, 2, 2], score: -0.1 }, 'no-score'],
    ['Boat', { bbox: [1, 1, 2, 2], score: null }, 'no-score'],
    ['__proto__', { bbox: [1, 1, 2, 2] }, 'unknown-class'],
    ['Area', { segmentation: [[0, 0, 5, 5]] }, 'broken'],
    ['Area', { segmentation: [[0, 0, 5, 5, 0]] }, 'broken'],
    ['Area', { segmentation: [[400, 400, 500, 400, 450, 500]] }, 'outside'],
    ['Blob', { segmentation: { size: [200, 301], counts: [0, 60_000] } }, 'other-size'],
    ['Blob', { segmentation: { size: [200, 300], counts: [0, 59_999] } }, 'broken'],
    ['Blob', { segmentation: { size: [200, 300], counts: [60_000] } }, 'broken'],
    ['Blob', { segmentation: { size: [200, 300], counts: [-5, 60_005] } }, 'broken'],
    ['Blob', { segmentation: { size: [200, 300], counts: '\u0000\u0001' } }, 'broken'],
    ['Blob', { segmentation: { size: [200, 300], counts: 'oooooooooooooo' } }, 'broken'],
    ['Cat', { keypoints: [1, 1, 2] }, 'broken'],
    ['Cat', { keypoints: [900, 1, 2, 0, 0, 0] }, 'outside'],
  ])('of %s with %j is left out: %s', async (category, annotation, fault) => {
    expect(await read(document(annotation, category))).toEqual([fault])
  })

  it('made for a picture of another size is left out', async () => {
    const given = document({ bbox: [1, 1, 2, 2] })
    expect(await read({ ...given, images: [{ id: 1, file_name: 'a.jpg', width: 200, height: 300 }] })).toEqual([
      'other-size',
    ])
  })

  it('may squeeze its runs as COCO does', async () => {
    // 59,993 by hand after maskApi.c: 25, 18, 26 and 1 in 5 bits each, the last without the mark that more follows.
    const [squeezed] = await read(document({ segmentation: { size: [200, 300], counts: '43ibj1' } }, 'Blob'))
    const [plain] = await read(document({ segmentation: { size: [200, 300], counts: [4, 3, 59_993] } }, 'Blob'))
    expect(squeezed).toEqual(plain)
    expect(plain).toMatchObject({ kind: 'mask', tiles: tilesFromSpans([4, 5, 6].map((y) => ({ y, from: 0, to: 1 }))) })
  })
})

describe('a file', () => {
  it('that is larger than may be is not read', async () => {
    await expect(readPredictions(write('{"images":[]}'), 10)).rejects.toMatchObject({ code: 'PREDICTIONS_TOO_LARGE' })
  })

  it('that is a folder or gone is said to be unreadable', async () => {
    await expect(readPredictions(dir)).rejects.toMatchObject({ code: 'PREDICTIONS_UNREADABLE' })
    await expect(readPredictions(join(dir, 'gone'))).rejects.toMatchObject({ code: 'PREDICTIONS_UNREADABLE' })
  })

  it('whose masks cover more than may be is refused', async () => {
    const segmentation = { size: [200, 300], counts: [0, 60_000] }
    const [prediction] = await readPredictions(write(document({ segmentation }, 'Blob')))
    if (!prediction) throw new Error('one prediction')
    const options = { id: 'id-1', source: 'test', scoreWhenMissing: null, mostPixels: 59_999 }
    expect(() => fitPrediction(prediction, { entry: findClass('blob'), target, options })).toThrow(
      expect.objectContaining({ code: 'PREDICTIONS_TOO_LARGE' }),
    )
  })
})
