import { entries } from './entry.ts'

const pickActions = entries(
  { group: 'Tools', scopes: ['workbench'] },
  {
    'tool.select': { words: 'Select tool', keys: ['V'] },
    'tool.pan': { words: 'Pan tool', keys: ['H'] },
    'tool.box': { words: 'Box tool', keys: ['B'] },
    'tool.rotated-box': { words: 'Rotated box tool', keys: ['R'] },
    'tool.polygon': { words: 'Polygon tool', keys: ['P'] },
    'tool.polyline': { words: 'Polyline tool', keys: ['Shift+P'] },
    'tool.keypoints': { words: 'Keypoints tool', keys: ['K'] },
    'tool.ellipse': { words: 'Ellipse tool', keys: ['O'] },
    'tool.brush': { words: 'Brush tool', keys: ['M'] },
    'tool.eraser': { words: 'Eraser tool', keys: ['E'] },
    'tool.wand': { words: 'Magic wand tool', keys: ['W'] },
    'tool.scissors': { words: 'Scissors tool', keys: ['S'] },
    'tool.cuboid': { words: 'Cuboid tool', keys: ['U'] },
    'tool.smart': { words: 'Smart tool', keys: ['A'] },
  },
)

const brushActions = entries(
  { group: 'Brush and mask', scopes: ['workbench'] },
  {
    'brush.smaller': { words: 'Make the brush smaller', keys: [','], repeats: true },
    'brush.larger': { words: 'Make the brush larger', keys: ['.'], repeats: true },
    'brush.softer': { words: 'Make the brush softer', keys: [';'], repeats: true },
    'brush.harder': { words: 'Make the brush harder', keys: ["'"], repeats: true },
    'brush.pressure': { words: 'Follow the pressure of a pen, or not' },
    'brush.cut-below': { words: 'Cut what lies below the brush, or not' },
    'wand.anywhere': { words: 'Take what looks alike anywhere, or not' },
    'mask.fill': { words: 'Fill the holes of the mask', keys: ['Shift+M'] },
    'mask.to-polygon': { words: 'Turn the mask into a polygon', keys: ['Alt+P'] },
    'mask.from-polygon': { words: 'Turn the polygon into a mask', keys: ['Alt+M'] },
    'mask.subtract-below': { words: 'Subtract what lies below', keys: ['Alt+X'] },
    'mask.join': { words: 'Join the masks' },
    'mask.subtract': { words: 'Subtract the other masks from the first' },
    'mask.intersect': { words: 'Keep what all masks share' },
  },
)

/**
 * Keys that the picked tool takes before any command sees them. Every tool knows them by the key that stands first; other
 * keys given to `draw.…` reach the tool as that one.
 */
const drawingActions = entries(
  { group: 'While drawing', scopes: ['drawing'] },
  {
    'canvas.pan': { words: 'Hold to move the picture', keys: ['Space'], quiet: true, fixed: true },
    'draw.finish': { words: 'Finish what is drawn', keys: ['Enter'], quiet: true, before: ['label.repeat'] },
    'draw.cancel': { words: 'Drop what is drawn', keys: ['Escape'], quiet: true, before: ['shape.unselect'] },
    'draw.back': { words: 'Take back the last point', keys: ['Backspace'], quiet: true, before: ['shape.delete'] },
  },
)

const nudges = {
  quiet: true,
  fixed: true,
  before: ['item.next', 'item.previous', 'view.rotate-right', 'view.rotate-left'],
}

const nudgeActions = entries(
  { group: 'With a shape selected', scopes: ['drawing'] },
  {
    'shape.nudge': {
      words: 'Move by one pixel',
      keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
      ...nudges,
    },
    'shape.nudge-ten': {
      words: 'Move by ten pixels',
      keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
      ...nudges,
    },
    'shape.grow': {
      words: 'Grow or shrink by one pixel',
      keys: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'],
      ...nudges,
    },
    'shape.grow-ten': {
      words: 'Grow or shrink by ten pixels',
      keys: ['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'],
      ...nudges,
    },
  },
)

/** Tools, brushes, and what a tool takes for itself. */
export const toolActions = { ...pickActions, ...brushActions, ...drawingActions, ...nudgeActions }
