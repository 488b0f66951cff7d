import type { LabelId } from '../../../shared/ids.ts'
import type { ItemPart } from '../../../shared/ipc/work.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import type { ItemDocument } from './item-document.ts'

/** What a surface that shows one part of an item with its labels is given, whatever the kind of part. */
export interface SurfaceProps {
  readonly doc: ItemDocument
  readonly part: ItemPart
  readonly ontology: Ontology
  /** The class the next label gets; null while none is picked. */
  readonly activeClassId: ClassId | null
  readonly selection: ReadonlySet<LabelId>
  /** Replaces the selection. */
  readonly onSelect: (ids: readonly LabelId[]) => void
  readonly readOnly: boolean
  /** Text to draw over the content, or null when the policy asks for none. */
  readonly watermark: string | null
  readonly copyText: boolean
}
