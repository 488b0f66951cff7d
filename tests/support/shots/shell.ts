import type { Shot } from '../preview.ts'

/** The frame of the window and its overlays. */
export const shots: readonly Shot[] = [
  { name: 'work' },
  { name: 'palette', act: (page) => page.keyboard.press('Control+k') },
]
