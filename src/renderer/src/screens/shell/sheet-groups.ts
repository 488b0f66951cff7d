import { actionIds, catalogue, type ActionId } from '../../actions/catalogue/index.ts'
import type { Keymap } from '../../actions/keymap.ts'
import type { Action } from '../../actions/registry.ts'

/** A line of the sheet. */
export interface SheetLine {
  readonly key: string
  readonly words: string
  readonly keys: readonly string[]
  readonly enabled: boolean
}

export interface SheetGroup {
  readonly name: string
  readonly lines: readonly SheetLine[]
}

/** What the picked tool takes for itself, or a text where there are no tools; no component offers it. */
const localIds = (actions: readonly Action[]): readonly ActionId[] => {
  if (!actions.some(({ id }) => catalogue[id].scopes.includes('workbench'))) return []
  const local = actions.some(({ id }) => id === 'tool.select') ? 'drawing' : 'text'
  return actionIds.filter((id) => catalogue[id].scopes.includes(local))
}

const isOfWindow = (id: ActionId): boolean => catalogue[id].scopes.includes('window')

/** What can be done here by keys, under its headings: this screen first, the window last. */
export const sheetGroups = (actions: readonly Action[], keymap: Keymap): readonly SheetGroup[] => {
  const lines = [
    ...actions.map((action) => ({ ...action, isLast: isOfWindow(action.id) })),
    ...localIds(actions).map((id) => ({
      ...{ key: id, words: catalogue[id].words, group: catalogue[id].group },
      ...{ keys: keymap[id], enabled: true, isLast: false },
    })),
  ].filter(({ keys }, place, all) => keys.length > 0 && all.findIndex(({ key }) => key === all[place]?.key) === place)
  const ordered = [...lines.filter(({ isLast }) => !isLast), ...lines.filter(({ isLast }) => isLast)]
  const groups = new Map<string, SheetLine[]>()
  for (const { group, key, words, keys, enabled } of ordered)
    groups.set(group, [...(groups.get(group) ?? []), { key, words, keys, enabled }])
  return [...groups].map(([name, entries]) => ({ name, lines: entries }))
}
