import type { ToolState } from '../tool.ts'
import type { BoxSketch } from './sketch.ts'

/** One corner is set by a click; the next click sets the other. */
export const boxPlacing = (sketch: BoxSketch): ToolState => ({
  name: 'placing',
  cursor: () => 'crosshair',
  pointerMove: ({ image }) => {
    sketch.stretchTo(image)
    return 'stay'
  },
  pointerDown: ({ image }) => (sketch.finish(image) ? 'idle' : 'stay'),
  keyDown: ({ key }) => {
    if (key !== 'Escape' && key !== 'Backspace') return null
    sketch.cancel()
    return 'idle'
  },
  cancel: sketch.cancel,
})
