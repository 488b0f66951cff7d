import { useMemo } from 'react'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { looksOf } from '../../../canvas/painting/words.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import type { Bench } from '../use-bench.ts'
import { RelabelMenu } from './relabel-menu.tsx'
import { useRelabel } from './use-relabel.ts'

export interface RelabelProps {
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly bench: Bench
  /** Null on items without a picture. */
  readonly view: ImageView | null
  readonly readOnly: boolean
  /** Why there is nothing to choose, in words. */
  readonly onSay: (words: string) => void
}

/** Offers to give the selection another class, chosen from a list. */
export const Relabel = (props: RelabelProps) => {
  const { doc, ontology, bench } = props
  const [asked, close] = useRelabel(props)
  const marks = useMemo(() => new Map([...looksOf(ontology)].map(([id, { short }]) => [id, short])), [ontology])
  if (!asked) return null
  const now = new Set([...bench.selection].flatMap((id) => doc.label(id)?.classId ?? []))
  return <RelabelMenu {...{ asked, marks, now }} onPick={bench.pickClass} onClose={close} />
}
