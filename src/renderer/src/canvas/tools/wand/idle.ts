import { maskKeys } from '../selection-keys.ts'
import type { Desk, ToolState } from '../tool.ts'
import type { Saying } from './saying.ts'
import { seeking } from './seeking.ts'

export const wandIdle = (desk: Desk, said: Saying = { ghost: null }): ToolState => ({
  name: 'idle',
  cursor: () => 'crosshair',
  ghost: () => said.ghost,
  pointerDown: (pointer) => seeking(desk, pointer, (next) => wandIdle(desk, next)) ?? 'stay',
  keyDown: (key) => maskKeys(desk, key),
})
