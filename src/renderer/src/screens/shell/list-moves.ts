import type { Offer } from '../../actions/registry.ts'
import { moveInList } from './move-in-list.ts'

/** `J` and `K`, or the arrows, move among the rows of a list; hand them to `useActions` with the page's own. */
export const listMoves: readonly Offer[] = [
  { id: 'list.down', run: () => moveInList(1) },
  { id: 'list.up', run: () => moveInList(-1) },
]
