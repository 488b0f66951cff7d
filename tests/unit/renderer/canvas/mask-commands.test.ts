import { describe, expect, it } from 'vitest'
import {
  combineMasks,
  fillMasks,
  masksForPolygons,
  polygonsForMasks,
  subtractBelow,
  turnIntoMasks,
  turnIntoPolygons,
} from '../../../../src/renderer/src/canvas/mask/mask-commands.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'
import { tilesFromSpans } from '../../../../src/shared/labels/mask-geometry.ts'
import type { MaskLabel } from '../../../../src/shared/labels/mask.ts'
import { ontology, type Ontology } from '../../../../src/shared/labels/ontology.ts'
import { openDocument } from '../../../support/document-builders.ts'
import { aMask, masksAdded, pixelsOf, rectSpans, tilesOfPixels } from '../../../support/masks.ts'
import { createStoredItem } from '../../../support/stored-item.ts'

const rectMask = (id: string, x: number, width = 20): MaskLabel =>
  aMask(id, tilesFromSpans(rectSpans({ x, y: 10, width, height: 20 })))
const ids = (...all: string[]) => all as LabelId[]

const withMasks = (...masks: MaskLabel[]) => {
  const { doc } = openDocument(createStoredItem([masksAdded('chg-0', ...masks)]))
  const pixels = (id: string) => {
    const label = doc.label(id as LabelId)
    return label?.kind === 'mask' ? pixelsOf(label.tiles).size : null
  }
  return {
    doc,
    pixels,
    causes: () =>
      doc
        .changes()
        .slice(1)
        .map(({ cause }) => cause),
  }
}

const both: Ontology = ontology.parse({
  version: 1,
  classes: [{ id: 'cat', name: 'Cat', colour: 1, kinds: ['mask', 'polygon'] }],
})
const onlyMasks: Ontology = ontology.parse({
  version: 1,
  classes: [{ id: 'cat', name: 'Cat', colour: 1, kinds: ['mask'] }],
})

/** A square of 20 pixels with a hole of 4, and a part beside it. */
const ringed = (): MaskLabel => {
  const pixels = pixelsOf(rectMask('mask-1', 10).tiles)
  for (let y = 18; y < 22; y++) for (let x = 18; x < 22; x++) pixels.delete(`${String(x)},${String(y)}`)
  for (let y = 10; y < 14; y++) for (let x = 40; x < 44; x++) pixels.add(`${String(x)},${String(y)}`)
  return { ...aMask('mask-1', tilesOfPixels(pixels)), attributes: { age: 3 }, z: 2 }
}

describe('a mask and a polygon', () => {
  it('become each other with holes and parts, keeping id, class and answers', () => {
    const { doc, causes } = withMasks(ringed())
    expect(turnIntoPolygons(doc, masksForPolygons(doc, both, ids('mask-1')))).toBe(0)
    const polygon = doc.label('mask-1' as LabelId)
    expect(polygon).toMatchObject({ kind: 'polygon', classId: 'cat', attributes: { age: 3 }, z: 2 })
    expect(polygon?.kind === 'polygon' && polygon.rings).toHaveLength(3)
    turnIntoMasks(doc, polygonsForMasks(doc, both, ids('mask-1')))
    expect(doc.label('mask-1' as LabelId)).toEqual(ringed())
    expect(causes()).toEqual(['mask.turn-into-polygon', 'polygon.turn-into-mask'])
    doc.undo()
    expect(doc.label('mask-1' as LabelId)).toEqual(polygon)
  })

  it('stay what they are where the class may not be drawn so, and while they are locked', () => {
    const { doc } = withMasks(rectMask('mask-1', 10), { ...rectMask('mask-2', 50), locked: true })
    expect(masksForPolygons(doc, onlyMasks, ids('mask-1'))).toEqual([])
    expect(masksForPolygons(doc, both, ids('mask-1', 'mask-2'))).toHaveLength(1)
  })
})

it('holes are filled, and what is locked is not', () => {
  const { doc, pixels } = withMasks(ringed(), { ...ringed(), id: 'mask-2' as LabelId, locked: true })
  fillMasks(doc, ids('mask-1', 'mask-2'))
  expect([pixels('mask-1'), pixels('mask-2')]).toEqual([416, 400])
})

it('what lies below is taken away in one change; what is above or locked stays', () => {
  const { doc, pixels, causes } = withMasks(
    rectMask('mask-a', 0),
    { ...rectMask('mask-b', 5), locked: true },
    rectMask('mask-c', 12, 4),
    rectMask('mask-d', 10),
    rectMask('mask-e', 10),
  )
  subtractBelow(doc, ids('mask-d'))
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => pixels(`mask-${id}`))).toEqual([200, 400, null, 400, 400])
  expect(causes()).toEqual(['mask.subtract-below'])
  doc.undo()
  expect(pixels('mask-c')).toBe(80)
})

it.each([
  ['union', 600, null],
  ['subtract', 200, 400],
  ['intersect', 200, null],
] as const)('%s goes into the first', (how, first, second) => {
  const { doc, pixels, causes } = withMasks(rectMask('mask-1', 10), rectMask('mask-2', 20))
  expect(combineMasks(doc, ids('mask-1', 'mask-2'), how)).toBe('mask-1')
  expect([pixels('mask-1'), pixels('mask-2')]).toEqual([first, second])
  expect(causes()).toHaveLength(1)
})

it('nothing is left of masks that share nothing', () => {
  const { doc, pixels } = withMasks(rectMask('mask-1', 10), rectMask('mask-2', 80))
  expect(combineMasks(doc, ids('mask-1', 'mask-2'), 'intersect')).toBeNull()
  expect([pixels('mask-1'), pixels('mask-2')]).toEqual([null, null])
})
