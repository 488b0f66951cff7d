import { selectionKeys } from '../selection-keys.ts'
import type { Desk, ToolState } from '../tool.ts'
import { smartPointing } from './pointing.ts'
import { smartPressing } from './pressing.ts'
import { startPrompt } from './prompt.ts'

export const smartIdle = (desk: Desk): ToolState => ({
  name: 'idle',
  cursor: () => (desk.outline() === null ? 'not-allowed' : 'crosshair'),
  pointerDown: (pointer) => {
    const prompt = startPrompt(desk)
    return prompt ? smartPressing(prompt, pointer, () => smartPointing(prompt)) : 'stay'
  },
  secondary: (pointer) => {
    const prompt = startPrompt(desk)
    prompt?.addPoint(pointer.image, false)
    return prompt ? smartPointing(prompt) : 'stay'
  },
  keyDown: (key) => selectionKeys(desk, key),
})
