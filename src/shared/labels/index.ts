import { z } from 'zod'
import { boxLabel } from './box.ts'
import { cuboidLabel } from './cuboid.ts'
import { ellipseLabel } from './ellipse.ts'
import { itemClassLabel } from './item-class.ts'
import { keypointsLabel } from './keypoints.ts'
import { maskLabel } from './mask.ts'
import { polygonLabel } from './polygon.ts'
import { polylineLabel } from './polyline.ts'
import { rotatedBoxLabel } from './rotated-box.ts'
import { spanLabel } from './span.ts'

/** Every kind of label. A new kind adds one file and one line here; painters and exporters then fail to compile. */
export const label = z.discriminatedUnion('kind', [
  boxLabel,
  rotatedBoxLabel,
  polygonLabel,
  polylineLabel,
  keypointsLabel,
  ellipseLabel,
  maskLabel,
  cuboidLabel,
  itemClassLabel,
  spanLabel,
])
export type Label = z.infer<typeof label>
export type LabelKind = Label['kind']
export const labelKinds = [
  'box',
  'rotated-box',
  'polygon',
  'polyline',
  'keypoints',
  'ellipse',
  'mask',
  'cuboid',
  'item-class',
  'span',
] as const satisfies readonly LabelKind[]
