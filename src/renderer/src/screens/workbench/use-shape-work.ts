import { useEffect, useState } from 'react'
import { selectedShapes } from '../../canvas/commands/command-desk.ts'
import { beginSimplify, type Simplifying } from '../../canvas/commands/simplify.ts'
import { usePropagate, type PropagateParts } from './use-propagate.ts'
import { useShapeActions, type ShapeActionParts } from './use-shape-actions.ts'

type ShapeWorkParts = PropagateParts & Omit<ShapeActionParts, 'onSimplify' | 'onPropagate'>

/** What can be done with the selected shapes. Returns what is being simplified and how that ends, and what is to be copied ahead. */
export const useShapeWork = (parts: ShapeWorkParts) => {
  const { doc, onSay } = parts
  const [simplifying, setSimplifying] = useState<Simplifying | null>(null)
  const { propagating, ask } = usePropagate(parts)
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
  useShapeActions({
    ...parts,
    onSimplify: (desk) => {
      const begun = beginSimplify({ ...desk, begin: doc.begin })
      setSimplifying(begun)
      if (!begun) onSay('Select a polygon or a line first.')
    },
    onPropagate: (desk) => ask(selectedShapes(desk)),
  })
  return { simplifying, endSimplify: () => setSimplifying(null), propagating }
}
