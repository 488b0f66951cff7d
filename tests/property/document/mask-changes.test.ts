import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemDocument } from '../../../src/renderer/src/document/item-document.ts'
import { applyInPlace, invertedSides, labelsAfter, type Labels } from '../../../src/shared/changes/apply.ts'
import { change } from '../../../src/shared/changes/change.ts'
import type { LabelId } from '../../../src/shared/ids.ts'
import type { Label } from '../../../src/shared/labels/index.ts'
import { openDocument } from '../../support/document-builders.ts'
import { aMask, fullTiles, masksAdded, pixelsOf, rectSpans, tilesOfPixels } from '../../support/masks.ts'
import { createStoredItem } from '../../support/stored-item.ts'

const rect = fc.record({
  x: fc.nat(250),
  y: fc.nat(200),
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 20 }),
})
const slot = fc.integer({ min: 0, max: 2 }).map((n) => `slot-${String(n)}`)
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('paint' as const), id: slot, rect }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('erase' as const), id: slot, rect }) },
  fc.record({ do: fc.constant('remove' as const), id: slot }),
  fc.record({ do: fc.constant('lock' as const), id: slot }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** Masks as plain sets of pixels. */
const plainOf = (labels: Labels): Record<string, Set<string>> =>
  Object.fromEntries(
    [...labels].map(([id, label]) => [id, label.kind === 'mask' ? pixelsOf(label.tiles) : new Set<string>()]),
  )

const pixelsIn = (area: { x: number; y: number; width: number; height: number }): string[] =>
  rectSpans(area).flatMap(({ y, from, to }) =>
    Array.from({ length: to - from }, (_, x) => `${String(from + x)},${String(y)}`),
  )

const edit = (
  doc: ItemDocument,
  { id, rect: area, how }: { id: string; rect: Parameters<typeof rectSpans>[0]; how: 'paint' | 'erase' },
) => {
  const old = doc.label(id as LabelId)
  const pixels = old?.kind === 'mask' ? pixelsOf(old.tiles) : new Set<string>()
  for (const pixel of pixelsIn(area)) {
    if (how === 'paint') pixels.add(pixel)
    else pixels.delete(pixel)
  }
  doc.transact(`mask.${how}`, (draft) => {
    if (pixels.size === 0) draft.remove(id as LabelId)
    else draft.put({ ...(old?.kind === 'mask' ? old : aMask(id, {})), tiles: tilesOfPixels(pixels) })
  })
}

const perform = (doc: ItemDocument, step: Act): void => {
  if (step.do === 'paint' || step.do === 'erase') edit(doc, { ...step, how: step.do })
  if (step.do === 'remove') doc.transact('mask.remove', (draft) => draft.remove(step.id as LabelId))
  if (step.do === 'undo') doc.undo()
  if (step.do === 'redo') doc.redo()
  if (step.do !== 'lock') return
  const old = doc.label(step.id as LabelId)
  if (old)
    doc.transact('mask.lock', (draft) => {
      const { locked, ...free } = old
      draft.put(locked ? free : { ...old, locked: true })
    })
}

describe('any sequence of strokes, erasing, removing, undo and redo', () => {
  it('is replayed from its patches to the pixels that a plain grid has, each change taken back by its inverse', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (steps) => {
        const { doc } = openDocument()
        const seen = [plainOf(doc.labels())]
        for (const step of steps) {
          const before = doc.changes().length
          perform(doc, step)
          if (doc.changes().length > before) seen.push(plainOf(doc.labels()))
        }
        expect(plainOf(labelsAfter(doc.changes()))).toEqual(seen.at(-1))
        const labels = new Map<LabelId, Label>()
        doc.changes().forEach((one, at) => {
          expect(change.parse(one)).toEqual(one)
          applyInPlace(labels, one)
          expect(plainOf(labels)).toEqual(seen[at + 1])
          const back = new Map(labels)
          applyInPlace(back, invertedSides(one))
          expect(plainOf(back)).toEqual(seen[at])
        })
      }),
      { numRuns: 80 },
    )
  })

  it('never changes a label that was given out before', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (steps) => {
        const { doc } = openDocument()
        const given: { label: Label; json: string }[] = []
        for (const step of steps) {
          perform(doc, step)
          for (const label of doc.labels().values()) given.push({ label, json: JSON.stringify(label) })
        }
        labelsAfter(doc.changes())
        for (const { label, json } of given) expect(JSON.stringify(label)).toBe(json)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a mask that is painted on in two windows', () => {
  it('keeps the pixels of both, even on the same tile, and undo takes back only its own', async () => {
    await fc.assert(
      fc.asyncProperty(rect, rect, async (ours, theirs) => {
        const start = aMask('slot-0', tilesOfPixels(['120,120', '200,10']))
        const stored = createStoredItem([masksAdded('chg-0', start)])
        const [one, other] = [openDocument(stored).doc, openDocument(stored).doc]
        edit(other, { id: 'slot-0', rect: theirs, how: 'paint' })
        await other.flush()
        edit(one, { id: 'slot-0', rect: ours, how: 'paint' })
        await one.flush()
        const all = new Set(['120,120', '200,10', ...pixelsIn(ours), ...pixelsIn(theirs)])
        expect(plainOf(one.labels())['slot-0']).toEqual(all)
        expect(plainOf(labelsAfter(stored.changes()))['slot-0']).toEqual(all)
      }),
      { numRuns: 40 },
    )
  })

  it('comes back as it was here when the other window removed it', async () => {
    const stored = createStoredItem([masksAdded('chg-0', aMask('slot-0', tilesOfPixels(['5,5'])))])
    const [one, other] = [openDocument(stored).doc, openDocument(stored).doc]
    other.transact('mask.remove', (draft) => draft.remove('slot-0' as LabelId))
    await other.flush()
    edit(one, { id: 'slot-0', rect: { x: 7, y: 5, width: 2, height: 1 }, how: 'paint' })
    edit(one, { id: 'slot-0', rect: { x: 9, y: 5, width: 1, height: 1 }, how: 'paint' })
    await one.flush()
    expect(plainOf(labelsAfter(stored.changes()))['slot-0']).toEqual(new Set(['5,5', '7,5', '8,5', '9,5']))
    for (const entry of stored.changes()) expect(change.safeParse(entry).success).toBe(true)
  })
})

describe('the change of a stroke', () => {
  const bytesOf = (columns: number, rows: number): number => {
    const stored = createStoredItem([masksAdded('chg-0', aMask('slot-0', fullTiles(columns, rows)))])
    const { doc } = openDocument(stored)
    const mask = doc.label('slot-0' as LabelId)
    if (mask?.kind !== 'mask') throw new Error('a mask is there')
    const holed = tilesOfPixels([...pixelsOf({ '1,1': '0.cn4' })].filter((pixel) => !pixel.endsWith('0')))
    const stroke = doc.transact('mask.erase', (draft) => draft.put({ ...mask, tiles: { ...mask.tiles, ...holed } }))
    return JSON.stringify(stroke).length
  }

  it('is as long on 24 megapixels as on a small mask: it holds the tiles of the stroke and no other', () => {
    const [small, large] = [bytesOf(2, 2), bytesOf(47, 32)]
    expect(large).toBe(small)
    expect(large).toBeLessThan(20_000)
  })
})
