import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { align, distribute } from '../../canvas/commands/align.ts'
import { selectAll, selectBeside, selectSameClass } from '../../canvas/commands/choose.ts'
import { copy, createClipboard, cut, duplicate, paste, type Clipboard } from '../../canvas/commands/clipboard.ts'
import { combine, operandsOf, takeApart, type Combination } from '../../canvas/commands/combine.ts'
import type { CommandDesk } from '../../canvas/commands/command-desk.ts'
import { group, toggleLock, toggleOccluded, ungroup } from '../../canvas/commands/marks.ts'
import { reorder } from '../../canvas/commands/order.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Bench } from './use-bench.ts'

export interface ShapeActionParts {
  readonly bench: Bench
  readonly doc: ItemDocument
  /** The part that holds the picture; null on items without one: then nothing is offered. */
  readonly part: string | null
  readonly view: ImageView
  readonly readOnly: boolean
  readonly onShow: (id: LabelId) => void
  readonly onSnap: () => void
  readonly onSimplify: (desk: CommandDesk) => void
  readonly onPropagate: (desk: CommandDesk) => void
  /** Something stayed as it was, in words; empty: nothing. */
  readonly onSay: (words: string) => void
}

/** A way to run a command on what is selected at the moment it is run. */
type Run = (command: (desk: CommandDesk) => void) => () => void

const editOffers = (run: Run, { clipboard, view }: { clipboard: Clipboard; view: ImageView }): readonly Offer[] => [
  { id: 'shape.cut', run: run((desk) => cut(desk, clipboard)) },
  { id: 'shape.paste', run: run((desk) => paste(desk, clipboard, view.pointer())) },
  { id: 'shape.duplicate', run: run(duplicate) },
  { id: 'shape.group', run: run(group) },
  { id: 'shape.ungroup', run: run(ungroup) },
  { id: 'shape.lock', run: run(toggleLock) },
  { id: 'shape.occluded', run: run(toggleOccluded) },
]

const orderOffers = (run: Run): readonly Offer[] => [
  ...(['forward', 'backward', 'front', 'back'] as const).map((step): Offer => ({
    id: `shape.${step}`,
    run: run((desk) => reorder(desk, step)),
  })),
  ...(['left', 'right', 'top', 'bottom', 'centre', 'middle'] as const).map((by): Offer => ({
    id: `shape.align-${by}`,
    run: run((desk) => align(desk, by)),
  })),
  { id: 'shape.distribute-across', run: run((desk) => distribute(desk, 'across')) },
  { id: 'shape.distribute-down', run: run((desk) => distribute(desk, 'down')) },
]

const combineOffers = (run: Run, onSay: (words: string) => void): readonly Offer[] => {
  const combined = (how: Combination) =>
    run((desk) => {
      if (!operandsOf(desk)) onSay('Select a polygon first, then what it is combined with.')
      else onSay(combine(desk, how) ? '' : 'Nothing would be left, so nothing is changed.')
    })
  return [
    { id: 'polygon.join', run: combined('join') },
    { id: 'polygon.subtract', run: combined('subtract') },
    { id: 'polygon.intersect', run: combined('intersect') },
    { id: 'polygon.apart', run: run(takeApart) },
  ]
}

const toggled = (hidden: ReadonlySet<LabelId>, ids: ReadonlySet<LabelId>): ReadonlySet<LabelId> => {
  const isHidden = [...ids].every((id) => hidden.has(id))
  return isHidden ? new Set([...hidden].filter((id) => !ids.has(id))) : new Set([...hidden, ...ids])
}

const nothing: ReadonlySet<LabelId> = new Set()

/** Hiding and showing: a way of looking, nothing of it is saved. */
const displayOffers = (run: Run, view: ImageView): readonly Offer[] => {
  const display = () => view.get().display
  return [
    {
      id: 'shape.hide',
      run: run(({ selection }) => view.setDisplay({ hidden: toggled(display().hidden, selection) })),
    },
    {
      id: 'shape.hide-all',
      run: () => view.setDisplay({ solo: display().solo?.size === 0 ? null : nothing, hidden: nothing }),
    },
    {
      id: 'shape.solo',
      run: run(({ selection }) => view.setDisplay({ solo: display().solo || selection.size === 0 ? null : selection })),
    },
  ]
}

const chooseOffers = (run: Run, onShow: (id: LabelId) => void): readonly Offer[] => {
  const beside = (step: 1 | -1) =>
    run((desk) => {
      const found = selectBeside(desk, step)
      if (found !== null) onShow(found)
    })
  return [
    { id: 'shape.select-all', run: run(selectAll) },
    { id: 'shape.select-class', run: run(selectSameClass) },
    { id: 'shape.next', run: beside(1) },
    { id: 'shape.previous', run: beside(-1) },
  ]
}

const offersOf = (
  latest: RefObject<ShapeActionParts>,
  parts: Pick<ShapeActionParts, 'doc' | 'part' | 'view' | 'readOnly'> & { readonly clipboard: Clipboard },
): readonly Offer[] => {
  const { clipboard, doc, part, view, readOnly } = parts
  if (part === null) return []
  const run: Run = (command) => () => {
    const { selection, select } = latest.current.bench
    command({ doc, part, picture: view.get().picture, selection, select })
  }
  const changes = [
    ...editOffers(run, { clipboard, view }),
    ...orderOffers(run),
    ...combineOffers(run, (words) => latest.current.onSay(words)),
    { id: 'polygon.simplify', run: run((desk) => latest.current.onSimplify(desk)) },
    { id: 'shape.propagate', run: run((desk) => latest.current.onPropagate(desk)) },
  ] satisfies readonly Offer[]
  return [
    { id: 'shape.copy', run: run((desk) => copy(desk, clipboard)) },
    ...changes.map((offer): Offer => (readOnly ? { ...offer, enabled: false } : offer)),
    ...displayOffers(run, view),
    ...chooseOffers(run, (id) => latest.current.onShow(id)),
    { id: 'polygon.snap', run: () => latest.current.onSnap() },
  ]
}

/** Keys and commands that work on the selected shapes of the picture. */
export const useShapeActions = (parts: ShapeActionParts): void => {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const [clipboard] = useState(createClipboard)
  const { doc, part, view, readOnly } = parts
  const offers = useMemo(
    () => offersOf(latest, { clipboard, doc, part, view, readOnly }),
    [clipboard, doc, part, view, readOnly],
  )
  useActions(offers)
}
