import { useEffect, useMemo, useRef } from 'react'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import type { BenchLayout } from './use-bench-layout.ts'
import type { Walk } from './use-walk.ts'

const layoutOffers = (layout: () => BenchLayout): Offer[] => [
  { id: 'view.panel', run: () => layout().setPanel(!layout().panel) },
  { id: 'view.film-strip', run: () => layout().setStrip(!layout().strip) },
  {
    id: 'view.content-only',
    run: () => {
      const { panel, strip, setPanel, setStrip } = layout()
      setPanel(!panel && !strip)
      setStrip(!panel && !strip)
    },
  },
]

/** So many items at once, for the long way. */
const manyItems = 10

const walkOffers = (walk: () => Walk): Offer[] => [
  { id: 'item.finish', run: () => walk().finish() },
  { id: 'item.next', run: () => walk().goBy(1) },
  { id: 'item.previous', run: () => walk().goBy(-1) },
  { id: 'item.ten-on', run: () => walk().goBy(1, manyItems) },
  { id: 'item.ten-back', run: () => walk().goBy(-1, manyItems) },
  { id: 'item.first', run: () => walk().goToEnd('first') },
  { id: 'item.last', run: () => walk().goToEnd('last') },
  { id: 'item.next-open', run: () => walk().goOpen(1) },
  { id: 'item.previous-open', run: () => walk().goOpen(-1) },
  { id: 'item.next-returned', run: () => walk().goReturned() },
  { id: 'item.flag', run: () => walk().toggleFlag() },
]

export interface ShardActionParts {
  readonly walk: Walk
  readonly layout: BenchLayout
  readonly askSkip: () => void
  readonly askJump: () => void
  readonly askFilter: () => void
  readonly toggleGuide: () => void
}

/** Keys and commands that go from item to item and arrange the window. */
export const useShardActions = (parts: ShardActionParts): void => {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const actions = useMemo<readonly Offer[]>(
    () => [
      ...walkOffers(() => latest.current.walk),
      { id: 'item.skip', run: () => latest.current.askSkip() },
      { id: 'item.jump', run: () => latest.current.askJump() },
      { id: 'item.filter', run: () => latest.current.askFilter() },
      { id: 'item.guidelines', run: () => latest.current.toggleGuide() },
      ...layoutOffers(() => latest.current.layout),
    ],
    [],
  )
  useActions(actions)
}
