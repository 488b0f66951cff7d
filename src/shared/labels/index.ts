import { z } from 'zod'
import { boxLabel } from './box.ts'
import { itemClassLabel } from './item-class.ts'
import { polygonLabel } from './polygon.ts'
import { spanLabel } from './span.ts'

/** Every kind of label. A new kind adds one file and one line here; painters and exporters then fail to compile. */
export const label = z.discriminatedUnion('kind', [boxLabel, polygonLabel, itemClassLabel, spanLabel])
export type Label = z.infer<typeof label>
export type LabelKind = Label['kind']
export const labelKinds = ['box', 'polygon', 'item-class', 'span'] as const satisfies readonly LabelKind[]
