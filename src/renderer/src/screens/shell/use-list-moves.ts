import { useMemo } from 'react'
import type { Action } from '../../actions/registry.ts'
import { moveInList } from './move-in-list.ts'

/** `J` and `K`, or the arrows, move among the rows of a list; hand them to `useActions` with the page's own. */
export const useListMoves = (group: string): readonly Action[] =>
  useMemo(() => {
    const move = { group, quiet: true, repeats: true }
    return [
      { ...move, id: 'list.down', words: 'Move down', keys: ['J', 'ArrowDown'], run: () => moveInList(1) },
      { ...move, id: 'list.up', words: 'Move up', keys: ['K', 'ArrowUp'], run: () => moveInList(-1) },
    ]
  }, [group])
