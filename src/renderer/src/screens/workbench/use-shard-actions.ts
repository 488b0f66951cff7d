import { useEffect, useMemo, useRef } from 'react'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
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

const layoutActions = ({ panel, strip, setPanel, setStrip }: BenchLayout): Action[] => {
  const group = 'View'
  const setBoth = () => {
    setPanel(!panel && !strip)
    setStrip(!panel && !strip)
  }
  return [
    { id: 'view.panel', words: 'Show or hide the panel', group, keys: ['\\'], run: () => setPanel(!panel) },
    {
      id: 'view.strip',
      words: 'Show or hide the film strip',
      group,
      keys: ['Shift+\\', '|'],
      run: () => setStrip(!strip),
    },
    { id: 'view.content-only', words: 'Show the content only', group, keys: ['Shift+F'], run: setBoth },
  ]
}

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
  const actions = useMemo<readonly Action[]>(() => {
    const group = 'Item'
    const goBy = (step: -1 | 1) => () => latest.current.walk.goBy(step)
    const finish = () => latest.current.walk.finish()
    const skip = () => latest.current.askSkip()
    return [
      { id: 'item.finish', words: 'Finish the item', group, keys: ['Mod+Enter'], run: finish },
      { id: 'item.skip', words: 'Skip the item', group, keys: ['Mod+ArrowRight'], run: skip },
      { id: 'item.next', words: 'Next item', group, keys: ['PageDown', ']'], run: goBy(1) },
      { id: 'item.previous', words: 'Previous item', group, keys: ['PageUp', '['], run: goBy(-1) },
      ...layoutActions(layout),
    ]
  }, [layout])
  useActions(actions)
}
