import { describe, expect, it } from 'vitest'
import type { Exporter, ExportItem } from '../../src/main/exporters/exporter.ts'
import { labelKinds, type Label, type LabelKind } from '../../src/shared/labels/index.ts'
import { tilesFromSpans } from '../../src/shared/labels/mask-geometry.ts'
import { aBox, aLabel, animals, anItem, aPicture, aPolygon, aSpan, aText, exported } from './exporter-items.ts'

const words = 'Ada Lovelace met Charles Babbage.\r\nShe wrote 😀 the first program.'
const parts = () => [aPicture('a.jpg'), aText('a.txt', words)]

const turned = { part: 'jpg', centreX: 100, centreY: 80, rotationDegrees: 30 }
const cuboidCorners = [[10, 10], [40, 10], [40, 40], [10, 40], [20, 5], [50, 5], [50, 35], [20, 35]] // prettier-ignore

/** Per kind: labels that are plain, and labels that a weak format stumbles over. */
const samples: Record<LabelKind, { plain: Label[]; hard: Label[] }> = {
  box: { plain: [aBox([10, 20, 30.5, 40])], hard: [aBox([0.25, 0, 640, 480], { attributes: { occluded: true } })] },
  polygon: {
    plain: [
      aPolygon([
        [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
      ]),
    ],
    hard: [aPolygon([[[0, 0], [90, 0], [90, 90], [0, 90]], [[30, 30], [60, 30], [60, 60]]])], // prettier-ignore
  },
  'rotated-box': {
    plain: [aLabel({ ...turned, kind: 'rotated-box', width: 40, height: 20 })],
    hard: [aLabel({ ...turned, kind: 'rotated-box', width: 0.5, height: 400, rotationDegrees: -179.5 })],
  },
  polyline: {
    plain: [aLabel({ kind: 'polyline', part: 'jpg', points: [[0, 0], [10, 10]] })], // prettier-ignore
    hard: [aLabel({ kind: 'polyline', part: 'jpg', points: [[0, 0], [10, 10], [0, 0]] })], // prettier-ignore
  },
  keypoints: {
    plain: [aLabel({ kind: 'keypoints', part: 'jpg', points: [{ x: 3, y: 4, state: 'visible' }] })],
    hard: [
      aLabel({
        kind: 'keypoints',
        part: 'jpg',
        points: [
          { x: 3, y: 4, state: 'occluded' },
          { x: 9, y: 9, state: 'absent' },
        ],
      }),
    ],
  },
  ellipse: {
    plain: [aLabel({ ...turned, kind: 'ellipse', radiusX: 30, radiusY: 10 })],
    hard: [aLabel({ ...turned, kind: 'ellipse', radiusX: 0.5, radiusY: 300, rotationDegrees: 90 })],
  },
  mask: {
    plain: [aLabel({ kind: 'mask', part: 'jpg', tiles: tilesFromSpans([{ y: 5, from: 4, to: 9 }]) })],
    hard: [
      aLabel({
        kind: 'mask',
        part: 'jpg',
        tiles: tilesFromSpans([
          { y: 0, from: 0, to: 640 },
          { y: 479, from: 600, to: 700 },
        ]),
      }),
    ],
  },
  cuboid: {
    plain: [aLabel({ kind: 'cuboid', part: 'jpg', corners: cuboidCorners })],
    hard: [aLabel({ kind: 'cuboid', part: 'jpg', corners: cuboidCorners.toReversed() })],
  },
  'item-class': {
    plain: [aLabel({ kind: 'item-class', part: 'jpg' })],
    hard: [aLabel({ kind: 'item-class', part: 'txt', attributes: { sure: 'very' } })],
  },
  span: {
    plain: [aSpan(words, 'Ada Lovelace')],
    hard: [
      aSpan(words, 'Love'),
      aSpan(words, 'Ada Lovelace met'),
      aSpan(words, ['She', 'program'], { classId: 'place' }),
      aSpan(words, ' '),
      aSpan(words, '😀 the', { attributes: { tone: 'glad' } }),
    ],
  },
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}

const lossCount = (losses: Record<string, number>) => Object.values(losses).reduce((sum, n) => sum + n, 0)

const everything = (): ExportItem[] => [
  anItem(
    'a',
    parts(),
    labelKinds.flatMap((kind) => [...samples[kind].plain, ...samples[kind].hard]),
  ),
  anItem('empty', parts()),
  anItem('picture', [aPicture('b.jpg')], [aBox([1, 2, 3, 4])]),
]

const describePromise = (exporter: Exporter): void => {
  it.each(labelKinds)('keeps its promise about %s', async (kind) => {
    const promise = exporter.supports[kind]
    const plain = await exported(exporter, [anItem('a', parts(), samples[kind].plain)])
    const hard = await exported(exporter, [anItem('a', parts(), samples[kind].hard)])
    const none = await exported(exporter, [anItem('a', parts())])
    if (promise === 'no') {
      expect(plain.files).toEqual(none.files)
      expect(lossCount(plain.losses)).toBe(samples[kind].plain.length)
      return
    }
    if (promise === 'exact') expect(plain.losses).toEqual({})
    expect(plain.files).not.toEqual(none.files)
    expect(lossCount(hard.losses) > 0).toBe(promise === 'lossy')
  })

  it('says so when a label lies on a part that is not there', async () => {
    const kind = labelKinds.find((entry) => exporter.supports[entry] !== 'no') ?? 'box'
    const stray = { ...samples[kind].plain[0], part: 'webp' } as Label
    const { losses, files } = await exported(exporter, [anItem('a', parts(), [stray])])
    const kept = JSON.stringify(files).includes('webp')
    expect(kept ? 0 : 1).toBe(lossCount(losses))
  })
}

const describeStreaming = (exporter: Exporter): void => {
  const endless = async function* (seen: { items: number; closed: boolean }) {
    try {
      for (;;) {
        seen.items++
        yield await Promise.resolve(
          anItem(`item-${String(seen.items)}`, parts(), [...samples.span.plain, aBox([1, 1, 5, 5])]),
        )
      }
    } finally {
      seen.closed = true
    }
  }

  it('writes while it reads, and lets go of its source when nobody wants more', async () => {
    const seen = { items: 0, closed: false }
    const input = {
      project: { name: 'Endless', ontology: animals },
      items: () => endless(seen),
      onLoss: () => undefined,
    }
    let sizeBytes = 0
    let longest = 0
    for await (const { chunk } of exporter.write(input)) {
      longest = Math.max(longest, chunk.length)
      sizeBytes += chunk.length
      if (sizeBytes > 100_000) break
    }
    expect(longest).toBeLessThan(65_536)
    expect(seen.items).toBeLessThan(2_000)
    expect(seen.closed).toBe(true)
  })

  it('passes on what goes wrong in the source', async () => {
    const broken = async function* () {
      yield await Promise.resolve(anItem('a', parts()))
      throw new RangeError('the disk is gone')
    }
    const input = { project: { name: 'Broken', ontology: animals }, items: broken, onLoss: () => undefined }
    const drain = async () => {
      for await (const { fileName } of exporter.write(input)) expect(fileName).not.toBe('')
    }
    await expect(drain()).rejects.toThrow('the disk is gone')
  })
}

/** What every exporter must pass. */
export const exporterConformance = (exporter: Exporter): void => {
  describe(`exporter ${exporter.id}`, () => {
    it('describes itself', () => {
      expect(exporter.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(exporter.title).not.toBe('')
      expect(exporter.extension).toMatch(/^[a-z0-9]+$/)
      expect(exporter.source).toMatch(/^https:\/\//)
      expect(Object.keys(exporter.supports).sort()).toEqual([...labelKinds].sort())
    })

    it('gives the same bytes for the same labels and leaves them alone', async () => {
      const items = freeze(everything())
      const [first, second] = [await exported(exporter, items), await exported(exporter, items)]
      expect(second).toEqual(first)
    })

    it('names files plainly, one with its own extension, the same ones for a project without items', async () => {
      const full = Object.keys((await exported(exporter, everything())).files)
      const empty = await exported(exporter, [])
      for (const name of full) expect(name).toMatch(/^[a-z0-9-]+\.[a-z0-9]+$/)
      expect(full.some((name) => name.endsWith(`.${exporter.extension}`))).toBe(true)
      expect(Object.keys(empty.files)).toEqual(full)
      expect(empty.losses).toEqual({})
    })

    it('survives names with quotes, line breaks and other scripts', async () => {
      const odd = [{ ...anItem('ключ "1"\n', parts(), samples.span.plain), annotator: 'O’Neill\t"x"' }]
      const { files } = await exported(exporter, odd, 'A "project"\nof ours')
      for (const [name, text] of Object.entries(files)) {
        if (name.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow()
        if (name.endsWith('.jsonl')) for (const line of text.trimEnd().split('\n')) JSON.parse(line)
      }
    })

    describePromise(exporter)
    describeStreaming(exporter)
  })
}
