import type { CanvasKey, CanvasPointer, Next, ToolState } from '../tool.ts'
import { smartPressing } from './pressing.ts'
import type { SmartPrompt } from './prompt.ts'

/** Something was pointed at: the outline is seen, and more can be pointed at. */
export const smartPointing = (prompt: SmartPrompt): ToolState => {
  const again = (): ToolState => smartPointing(prompt)
  const end = (): Next => {
    prompt.drop()
    return 'idle'
  }
  return {
    name: 'pointing',
    cursor: () => 'crosshair',
    ghost: prompt.ghost,
    pointerDown: (pointer: CanvasPointer) => smartPressing(prompt, pointer, again),
    secondary: (pointer: CanvasPointer) => {
      prompt.addPoint(pointer.image, false)
      return 'stay'
    },
    keyDown: ({ key }: CanvasKey) => {
      if (key === 'Enter') return prompt.keep() ? end() : 'stay'
      if (key === 'Escape') return end()
      if (key !== 'Backspace' && key !== 'Delete') return null
      return prompt.takeBack() ? 'stay' : end()
    },
    cancel: prompt.drop,
  }
}
