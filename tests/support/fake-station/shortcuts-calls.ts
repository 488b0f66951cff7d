import type { FakeHandlers } from './handlers.ts'
import type { World } from './world.ts'

/** Keeps the keys of the person; a picked file brings along a profile, a key of its own and an action of a later build. */
export const shortcutsCalls = (world: World): FakeHandlers['shortcuts'] => ({
  kept: () => world.shortcuts,
  keep: (kept) => {
    world.shortcuts = kept
    return {}
  },
  exportTo: () => ({ file: 'auxerta-shortcuts.json' }),
  importFrom: () => ({ profile: 'cvat', own: { 'tool.box': ['B'], 'tool.of-later': ['X'] } }),
})
