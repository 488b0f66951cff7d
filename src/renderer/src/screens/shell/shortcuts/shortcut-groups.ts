import { actionIds, catalogue, type ActionId } from '../../../actions/catalogue/index.ts'
import type { Keymap } from '../../../actions/keymap.ts'

export interface ShortcutGroup {
  readonly name: string
  readonly ids: readonly ActionId[]
}

interface Question {
  readonly keymap: Keymap
  /** Words of an action or of its heading, or keys as they are shown. */
  readonly sought: string
  readonly show: (keys: string) => string
}

/** The catalogue by headings, as far as it answers to what is sought. */
export const shortcutGroups = ({ keymap, sought, show }: Question): readonly ShortcutGroup[] => {
  const wanted = sought.trim().toLowerCase()
  const answers = (id: ActionId) =>
    [catalogue[id].words, catalogue[id].group].some((words) => words.toLowerCase().includes(wanted)) ||
    keymap[id].some((keys) => show(keys).toLowerCase() === wanted)
  const groups = new Map<string, ActionId[]>()
  for (const id of actionIds.filter((entry) => wanted === '' || answers(entry)))
    groups.set(catalogue[id].group, [...(groups.get(catalogue[id].group) ?? []), id])
  return [...groups].map(([name, ids]) => ({ name, ids }))
}
