import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { coco } from '../../../../src/main/exporters/coco.ts'
import { losses } from '../../../../src/main/exporters/losses.ts'
import { outlinesOf } from '../../../../src/main/exporters/polygon-outlines.ts'
import { atImage } from '../../../../src/shared/labels/geometry.ts'
import { tilesFromSpans } from '../../../../src/shared/labels/mask-geometry.ts'
import { ontology } from '../../../../src/shared/labels/ontology.ts'
import { areaOf, containsPoint } from '../../../../src/shared/labels/polygon.ts'
import {
  aBox,
  aLabel,
  anItem,
  aPicture,
  aPolygon,
  aSpan,
  aText,
  exported,
} from '../../../conformance/exporter-items.ts'
import { cocoBreaches, type Coco } from './coco-rules.ts'

const square = (x: number, y: number, size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
]

const frame = [square(100, 100, 200), square(150, 150, 50), square(160, 160, 10), square(230, 230, 30)]

const items = () => [
  anItem('a', [aPicture('a.jpg')], [
    aBox([10, 20, 30.5, 40], { id: 'box-0001' }),
    aPolygon([[[0, 0], [90, 0], [90, 90]], [[200, 200], [300, 200], [300, 300]]], { id: 'poly-001', classId: 'dog', attributes: { wet: true } }), // prettier-ignore
    aPolygon(frame, { id: 'poly-002' }),
  ]),
  anItem('nothing', [aPicture('nothing.jpg', 4000, 3000)]),
  anItem('both', [aPicture('both.jpg'), aText('both.txt', 'A cat.')], [
    aSpan('A cat.', 'cat', { id: 'span-001' }),
    aLabel({ id: 'whole-01', kind: 'item-class', part: 'jpg' }),
    aBox([0, 0, 640, 480], { id: 'box-0002', classId: 'person' }),
  ]),
] // prettier-ignore

const parsed = (text: string | undefined) => JSON.parse(text ?? '') as Coco

it('keeps every rule of COCO', async () => {
  const { files, losses: lost } = await exported(coco, items())
  const document = parsed(files['instances.json'])
  expect(cocoBreaches(document)).toEqual([])
  expect(document.images).toHaveLength(3)
  expect(document.annotations.map((entry) => [entry.image_id, entry.category_id])).toEqual([[1, 1], [1, 2], [1, 1], [3, 3]]) // prettier-ignore
  expect(lost).toEqual({ [losses.hole]: 1, [losses.noPlaceForSpan]: 1, [losses.noPlaceForItemClass]: 1 })
})

it('the rules catch what is not COCO', () => {
  const image = { id: 1, file_name: 'a', width: 10, height: 10 }
  const entry = { id: 1, image_id: 1, category_id: 1, iscrowd: 0, area: 4, bbox: [0, 0, 2, 2], segmentation: [] }
  const sound = { images: [image], annotations: [entry], categories: [{ id: 1, name: 'Cat' }] }
  expect(cocoBreaches(sound)).toEqual([])
  const broken = [
    { image_id: 2 },
    { category_id: 0 },
    { area: 5 },
    { bbox: [9, 0, 2, 2] },
    { iscrowd: 1 },
    { segmentation: [[0, 0, 1, 1]] },
    { segmentation: [[0, 0, 2, 0, 2, 2]] },
    { id: 0 },
  ]
  for (const change of broken)
    expect(cocoBreaches({ ...sound, annotations: [{ ...entry, ...change }] })).not.toEqual([])
})

it('gives the bytes of the vector', async () => {
  const { files } = await exported(coco, items())
  expect(files['instances.json']).toBe(readFileSync('tests/vectors/coco/instances.json', 'utf8'))
})

it('numbers categories by the ontology, whichever are used', async () => {
  const { files } = await exported(coco, [
    anItem('a', [aPicture('a.jpg')], [aBox([1, 1, 2, 2], { classId: 'person' })]),
  ])
  const document = parsed(files['instances.json'])
  expect(document.categories.map((entry) => entry.id)).toEqual([1, 2, 3, 4])
  expect(document.annotations[0]?.category_id).toBe(3)
})

it('tells two pictures of the same name apart by their shard', async () => {
  const again = { ...anItem('a', [aPicture('a.jpg')]), shardName: 'animals-02' }
  const { files } = await exported(coco, [anItem('a', [aPicture('a.jpg')]), again])
  expect(parsed(files['instances.json']).images.map((image) => image.file_name)).toEqual(['a.jpg', 'animals-02/a.jpg'])
})

it('leaves out labels of a class that is gone, and says so', async () => {
  const { files, losses: lost } = await exported(coco, [
    anItem('a', [aPicture('a.jpg')], [aBox([1, 1, 2, 2], { classId: 'unicorn' })]),
  ])
  expect(parsed(files['instances.json']).annotations).toEqual([])
  expect(lost).toEqual({ [losses.noSuchClass]: 1 })
})

it('cuts holes so that inside stays inside, for any frame and any point', () => {
  const margin = fc.integer({ min: 1, max: 20 })
  fc.assert(
    fc.property(fc.tuple(margin, margin), fc.boolean(), fc.integer({ min: 0, max: 99 }), ([edge, gap], turned, at) => {
      const [outer, hole, island] = [square(0, 0, 100), square(edge, edge, 50), square(edge + gap, edge + gap, 5)]
      const rings = [outer, turned ? [...hole].reverse() : hole, island].map((ring) =>
        ring.map(([x, y]) => atImage(x, y)),
      )
      const { outlines, holes } = outlinesOf(rings)
      expect([outlines.length, holes]).toEqual([2, 1])
      const point = atImage(at + 0.5, ((at * 37) % 100) + 0.25)
      expect(outlines.some((outline) => containsPoint([outline], point))).toBe(containsPoint(rings, point))
      expect(outlines.reduce((sum, outline) => sum + areaOf([outline]), 0)).toBeCloseTo(areaOf(rings), 6)
    }),
  )
})

it('writes keypoints with their skeleton, masks as runs, and what is turned as outlines', async () => {
  const points = [
    { x: 3, y: 4, state: 'visible' },
    { x: 9, y: 2, state: 'occluded' },
    { x: 50, y: 50, state: 'absent' },
  ]
  const tiles = tilesFromSpans([
    { y: 0, from: 0, to: 1 },
    { y: 1, from: 0, to: 3 },
  ])
  const turned = { part: 'jpg', centreX: 2, centreY: 2, rotationDegrees: 90 }
  const labels = [
    aLabel({ kind: 'keypoints', part: 'jpg', points }),
    aLabel({ kind: 'mask', part: 'jpg', tiles }),
    aLabel({ ...turned, kind: 'rotated-box', width: 4, height: 2 }),
  ]
  const { files, losses: lost } = await exported(coco, [anItem('a', [aPicture('a.jpg', 4, 3)], labels)])
  const [keypoints, mask, box] = parsed(files['instances.json']).annotations
  expect(keypoints).toMatchObject({ bbox: [3, 2, 6, 2], keypoints: [3, 4, 2, 9, 2, 1, 0, 0, 0], num_keypoints: 2 })
  expect(mask).toMatchObject({
    bbox: [0, 0, 3, 2],
    area: 4,
    iscrowd: 0,
    segmentation: { size: [3, 4], counts: [0, 2, 2, 1, 2, 1, 4] },
  })
  expect(box?.bbox).toEqual([1, 0, 2, 4])
  expect(box?.area).toBeCloseTo(8)
  expect(lost).toEqual({ [losses.rotation]: 1 })
})

it('names the points of a skeleton in its category and joins them by numbers from 1', async () => {
  const skeleton = { points: [{ name: 'nose', x: 0.5, y: 0 }, { name: 'tail', x: 0.5, y: 1 }], edges: [[0, 1]] } // prettier-ignore
  const classes = [
    { id: 'cat', name: 'Cat', colour: 1, kinds: ['keypoints'], skeleton },
    { id: 'eye', name: 'Eye', colour: 2, kinds: ['keypoints'] },
    { id: 'dog', name: 'Dog', colour: 3, kinds: ['box'] },
  ]
  const input = {
    project: { name: 'Joints', ontology: ontology.parse({ version: 1, classes }) },
    items: async function* () {},
    onLoss: () => undefined,
  }
  let text = ''
  for await (const { chunk } of coco.write(input)) text += String(chunk)
  const [cat, eye, dog] = parsed(text).categories
  expect(cat).toMatchObject({ keypoints: ['nose', 'tail'], skeleton: [[1, 2]] })
  expect(eye).toMatchObject({ keypoints: ['Eye'] })
  expect(Object.keys(dog ?? {})).not.toContain('keypoints')
})
