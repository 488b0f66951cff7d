import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObjectGrouping } from '../../../src/renderer/src/screens/workbench/objects/object-groups.ts'
import type { ObjectSort } from '../../../src/renderer/src/screens/workbench/objects/object-order.ts'
import { radixOrder } from '../../../src/renderer/src/screens/workbench/objects/radix-order.ts'
import type { LabelId } from '../../../src/shared/ids.ts'
import type { Label } from '../../../src/shared/labels/index.ts'
import { anObject, indexOver, read } from '../../unit/renderer/screens/workbench/objects/builders.ts'

const label = fc.record({
  classId: fc.constantFrom('cat', 'coast', 'sharp', 'gone'),
  x: fc.integer({ min: 0, max: 50 }),
  attributes: fc.constantFrom({}, { gait: 'walk' }, { gait: 'wrong' }),
  group: fc.constantFrom('g1', 'g2', undefined),
  z: fc.constantFrom(1, 2, undefined),
})
const act = fc.record({ id: fc.integer({ min: 0, max: 11 }), label: fc.option(label) })
const asked = fc.record({
  filter: fc.constantFrom('', 'cat', 'missing', 'walk', '-group:g1'),
  sort: fc.constantFrom<ObjectSort>('time', 'class', 'z', 'size', 'place'),
  grouping: fc.constantFrom<ObjectGrouping>('class', 'group', 'none'),
})

/** Does to the labels what a document does: a label that is put again keeps its place, a removed one comes back last. */
const carryOut = (
  labels: Map<LabelId, Label>,
  { id, label: next }: { id: number; label: Record<string, unknown> | null },
) => {
  const key = `label-${String(id)}` as LabelId
  if (next) labels.set(key, anObject(key, { ...next, kind: next['classId'] === 'sharp' ? 'item-class' : 'box' }))
  else labels.delete(key)
  return key
}

describe('the index of objects', () => {
  it('lists after any acts what one made anew lists', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(act, { maxLength: 4 }), { maxLength: 12 }),
        fc.array(asked, { maxLength: 12 }),
        (steps, asks) => {
          const labels = new Map<LabelId, Label>()
          const kept = indexOver(labels)
          for (const [at, acts] of steps.entries()) {
            const touched = acts.map((one) => {
              const key = carryOut(labels, one)
              kept.touch(new Set([key]), new Set())
              return key
            })
            const ask = asks[at]
            if (ask) kept.ask(ask)
            kept.settle()
            const anew = indexOver(labels)
            anew.ask(kept.asked())
            expect(read(kept)).toEqual(read(anew))
            expect(kept.slots.gaps()).toBe(anew.slots.gaps())
            expect(touched.map((key) => kept.gapsAt(key).length)).toEqual(touched.map((key) => anew.gapsAt(key).length))
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('sorts as a comparing sort does', () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true }), (keys) => {
        const order = Uint32Array.from(keys, (_, place) => place)
        // A stable sort of plain numbers; -0 and 0 are one number to it but two to the bits.
        const plain = keys.map((key) => key + 0)
        const expected = [...order].sort((a, b) => (plain[a] ?? 0) - (plain[b] ?? 0))
        expect([...radixOrder(order, plain)]).toEqual(expected)
      }),
    )
  })
})
