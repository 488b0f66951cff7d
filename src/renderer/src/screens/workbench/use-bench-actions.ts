import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import { isActionId, type ActionId } from '../../actions/catalogue/index.ts'
import type { Offer } from '../../actions/registry.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { Tool, ToolId } from '../../canvas/tools/tool.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { toolActionOf } from './tool-actions.ts'
import { placeShape } from './place-shape.ts'
import type { Bench } from './use-bench.ts'

/** Why tools cannot be used now, in words. */
export type UnreadyTools = Readonly<Partial<Record<ToolId, string>>>

/** The first classes have keys of their own; the others are only in the palette. */
const pickId = (index: number): ActionId => {
  const id = `label.pick-${String(index + 1)}`
  return isActionId(id) ? id : 'label.pick'
}

const labelOffers = (ontology: Ontology, bench: () => Bench, enabled: boolean): Offer[] => [
  ...ontology.classes.flatMap(({ id, name, retired }, index) =>
    retired
      ? []
      : [
          {
            ...{ id: pickId(index), about: id, words: `Label: ${name}`, enabled },
            run: () => bench().pickClass(id),
          },
        ],
  ),
  { id: 'label.repeat', enabled, run: () => bench().repeat() },
]

const toolOffers = (tools: readonly Tool[], unready: UnreadyTools, bench: () => Bench): Offer[] =>
  tools.map(({ id }) => {
    const whyNot = unready[id]
    const offer = { id: toolActionOf(id), run: () => bench().pickTool(id) }
    return whyNot === undefined ? offer : { ...offer, enabled: false, whyNot }
  })

const editOffers = (doc: ItemDocument, bench: () => Bench, enabled: boolean): Offer[] => [
  { id: 'history.undo', enabled, run: () => void doc.undo() },
  { id: 'history.redo', enabled, run: () => void doc.redo() },
  { id: 'shape.delete', enabled, run: () => bench().removeSelected() },
]

export interface BenchActionParts {
  readonly bench: Bench
  readonly doc: ItemDocument
  readonly ontology: Ontology
  /** The part that is a picture, or null. */
  readonly picturePart: string | null
  /** Empty on items without a picture. */
  readonly tools: readonly Tool[]
  readonly unready: UnreadyTools
  readonly view: ImageView
  readonly readOnly: boolean
  readonly filterRef: RefObject<HTMLInputElement | null>
}

/** Keys and commands that work on the open item. */
export const useBenchActions = (parts: BenchActionParts): void => {
  const { doc, ontology, tools, unready, view, readOnly, filterRef, picturePart } = parts
  const latest = useRef(parts.bench)
  useEffect(() => {
    latest.current = parts.bench
  })
  const actions = useMemo<readonly Offer[]>(() => {
    const bench = () => latest.current
    const unselect = () => {
      if (bench().selection.size > 0) bench().select([])
      else bench().pickTool('select')
    }
    const place: Offer = {
      id: 'shape.place',
      enabled: !readOnly,
      run: () => placeShape({ doc, bench: bench(), view: view.get(), part: picturePart ?? '' }),
    }
    return [
      ...labelOffers(ontology, bench, !readOnly),
      ...editOffers(doc, bench, !readOnly),
      ...toolOffers(tools, unready, bench),
      ...(picturePart === null ? [] : [place]),
      { id: 'objects.filter', run: () => filterRef.current?.focus() },
      { id: 'shape.unselect', run: unselect },
    ]
  }, [doc, ontology, tools, unready, view, readOnly, filterRef, picturePart])
  useActions(actions)
}
