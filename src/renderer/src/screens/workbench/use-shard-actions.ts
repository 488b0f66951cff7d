import { useEffect, useMemo, useRef } from 'react'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { useKeptChoice } from './use-kept-choice.ts'
import type { Walk } from './use-walk.ts'

/** Which parts around the content are shown; kept per person. */
export interface BenchLayout {
  readonly panel: boolean
  readonly strip: boolean
  readonly setPanel: (shown: boolean) => void
  readonly setStrip: (shown: boolean) => void
}

export const useBenchLayout = (): BenchLayout => {
  const [panel, setPanel] = useKeptChoice('workbench.panel', true)
  const [strip, setStrip] = useKeptChoice('workbench.strip', true)
  return useMemo(() => ({ panel, setPanel, strip, setStrip }), [panel, setPanel, strip, setStrip])
}

const layoutOffers = ({ panel, strip, setPanel, setStrip }: BenchLayout): Offer[] => [
  { id: 'view.panel', run: () => setPanel(!panel) },
  { id: 'view.film-strip', run: () => setStrip(!strip) },
  {
    id: 'view.content-only',
    run: () => {
      setPanel(!panel && !strip)
      setStrip(!panel && !strip)
    },
  },
]

export interface ShardActionParts {
  readonly walk: Walk
  readonly layout: BenchLayout
  readonly askSkip: () => void
}

/** Keys and commands that go from item to item and arrange the window. */
export const useShardActions = (parts: ShardActionParts): void => {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const { layout } = parts
  const actions = useMemo<readonly Offer[]>(() => {
    const goBy = (step: -1 | 1) => () => latest.current.walk.goBy(step)
    return [
      { id: 'item.finish', run: () => latest.current.walk.finish() },
      { id: 'item.skip', run: () => latest.current.askSkip() },
      { id: 'item.next', run: goBy(1) },
      { id: 'item.previous', run: goBy(-1) },
      ...layoutOffers(layout),
    ]
  }, [layout])
  useActions(actions)
}
