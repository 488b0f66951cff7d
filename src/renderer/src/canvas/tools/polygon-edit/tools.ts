import type { PolygonLabel } from '../../../../../shared/labels/polygon.ts'
import { splitBy } from '../../region-split.ts'
import { joined, subtracted } from '../../regions.ts'
import type { Tool } from '../tool.ts'
import { cuttingIdle } from './ring-drawing.ts'

const shared = { draws: null, crosshair: true, onDemand: 'polygon', byKeys: 'click' } as const

const one = (rings: PolygonLabel['rings']) => (rings.length > 0 ? [rings] : null)

/** Draws a ring that is taken out of the selected polygon. */
export const polygonHole: Tool = {
  ...shared,
  id: 'polygon-hole',
  title: 'Cut a hole',
  hint: 'Draw the hole in the selected polygon, Enter closes it',
  idle: (desk) =>
    cuttingIdle(desk, {
      cause: 'polygon.cut-hole',
      closes: true,
      least: 3,
      cut: ({ rings }, line) => one(subtracted(rings, [[...line]])),
    }),
}

/** Draws a further part of the selected polygon. */
export const polygonPart: Tool = {
  ...shared,
  id: 'polygon-part',
  title: 'Add a part',
  hint: 'Draw a further part of the selected polygon, Enter closes it',
  idle: (desk) =>
    cuttingIdle(desk, {
      cause: 'polygon.add-part',
      closes: true,
      least: 3,
      cut: ({ rings }, line) => one(joined([rings, [[...line]]])),
    }),
}

/** Draws a line that the selected polygon is split along. */
export const polygonSplit: Tool = {
  ...shared,
  id: 'polygon-split',
  title: 'Split',
  hint: 'Draw a line across the selected polygon, Enter splits it',
  idle: (desk) =>
    cuttingIdle(desk, {
      cause: 'polygon.split',
      closes: false,
      least: 2,
      cut: ({ rings }, line) => splitBy(rings, line),
    }),
}
