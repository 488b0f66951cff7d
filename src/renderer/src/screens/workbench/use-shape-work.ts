import { useEffect, useState } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import { isShape } from '../../../../shared/labels/shape-geometry.ts'
import { beginSimplify, type Simplifying } from '../../canvas/commands/simplify.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Bench } from './use-bench.ts'
import { usePropagate, type PropagateParts } from './use-propagate.ts'
import { useShapeActions } from './use-shape-actions.ts'

export interface ShapeWorkParts extends PropagateParts {
  readonly bench: Bench
  readonly doc: ItemDocument
  readonly part: string | null
  readonly view: ImageView
  readonly readOnly: boolean
  readonly onShow: (id: LabelId) => void
  readonly onSnap: () => void
}

/** What can be done with the selected shapes. Returns what is being simplified, and how that ends. */
export const useShapeWork = (parts: ShapeWorkParts) => {
  const { bench, doc, part, view, onSay } = parts
  const [simplifying, setSimplifying] = useState<Simplifying | null>(null)
  const propagate = usePropagate(parts)
  useEffect(() => {
    if (!simplifying) return
    // Whatever else is begun commits what is tried: then there is nothing more to try.
    const leave = doc.subscribe(() => {
      if (!simplifying.ids.some(doc.isPreview)) setSimplifying(null)
    })
    return () => {
      leave()
      setSimplifying(null)
    }
  }, [doc, simplifying])
  const selected = () => [...bench.selection].flatMap((id) => doc.label(id) ?? []).filter(isShape)
  const simplify = () => {
    const { selection, select } = bench
    const picture = view.get().picture
    const begun = beginSimplify({ doc, part: part ?? '', picture, selection, select, begin: doc.begin })
    setSimplifying(begun)
    if (!begun) onSay('Select a polygon or a line first.')
  }
  useShapeActions({ ...parts, onSimplify: simplify, onPropagate: () => void propagate(selected()) })
  return { simplifying, endSimplify: () => setSimplifying(null) }
}
