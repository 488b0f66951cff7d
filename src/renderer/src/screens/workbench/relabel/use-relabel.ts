import { useEffect, useMemo, useRef, useState } from 'react'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { useActions } from '../../../actions/actions-provider.tsx'
import type { Offer } from '../../../actions/registry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { classesFor } from '../class-choice.ts'
import { rememberFocus } from '../focus-back.ts'
import type { Bench } from '../use-bench.ts'
import { placeOfMenu } from './place-of-menu.ts'

/** What the selection may be made, and where that is asked. */
export interface Relabelling {
  readonly at: { readonly x: number; readonly y: number }
  readonly classes: readonly OntologyClass[]
}

interface RelabelParts {
  readonly bench: Pick<Bench, 'selection'>
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly view: ImageView | null
  readonly readOnly: boolean
  readonly onSay: (words: string) => void
}

/** Offers to choose another class for the selection; null while nobody asks for it. */
export const useRelabel = (parts: RelabelParts): readonly [Relabelling | null, () => void] => {
  const [asked, setAsked] = useState<Relabelling | null>(null)
  const giveBack = useRef(() => {})
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const { readOnly } = parts
  useActions(
    useMemo<readonly Offer[]>(() => {
      const run = () => {
        const { bench, doc, ontology, view, onSay } = latest.current
        const classes = classesFor(ontology, doc, bench.selection)
        onSay(classes.length > 0 ? '' : 'Select what gets another label first.')
        if (classes.length === 0) return
        giveBack.current = rememberFocus()
        setAsked({ at: placeOfMenu(doc, bench.selection, view), classes })
      }
      return [{ id: 'shape.relabel', enabled: !readOnly, run }]
    }, [readOnly]),
  )
  const close = () => {
    setAsked(null)
    giveBack.current()
  }
  return [asked, close]
}
