import { entries } from './entry.ts'
import { pageActions } from './window.ts'

/** Profiles in which `G` groups take it from the ways between pages, while an item is open. */
const pageIds = Object.keys(pageActions)

const editActions = entries(
  { group: 'Shapes', scopes: ['workbench'] },
  {
    'shape.place': { words: 'Put a shape into the middle', keys: ['Shift+Enter'] },
    'shape.delete': { words: 'Remove the selected', keys: ['Delete', 'Backspace'] },
    'shape.copy': { words: 'Copy the selected', keys: ['Mod+C'] },
    'shape.cut': { words: 'Cut the selected', keys: ['Mod+X'] },
    'shape.paste': { words: 'Paste shapes', keys: ['Mod+V'] },
    'shape.duplicate': { words: 'Duplicate the selected', keys: ['Mod+D'] },
    'shape.propagate': { words: 'Copy the selected to the next items…', keys: ['Mod+B'] },
    'shape.group': { words: 'Group the selected', keys: ['Mod+G'], before: pageIds },
    'shape.ungroup': { words: 'Ungroup the selected', keys: ['Mod+Shift+G'] },
    'shape.lock': { words: 'Lock or unlock the selected', keys: ['Alt+L'] },
    'shape.hide': { words: 'Hide or show the selected', keys: ['Alt+H'] },
    'shape.hide-all': { words: 'Hide or show all shapes', keys: ['Shift+H'] },
    'shape.solo': { words: 'Show only the selected', keys: ['Shift+S'] },
    'shape.occluded': { words: 'Mark as occluded', keys: ['C'] },
    'shape.relabel': { words: 'Change the label', keys: ['T'] },
    'shape.unselect': { words: 'Unselect', keys: ['Escape'], quiet: true },
    'shape.select-all': { words: 'Select all shapes', keys: ['Mod+A'] },
    'shape.select-class': { words: 'Select all shapes of this label', keys: ['Mod+Shift+A'] },
    'shape.next': { words: 'Select the next shape', keys: ['N'], repeats: true },
    'shape.previous': { words: 'Select the shape before', keys: ['Shift+N'], repeats: true },
  },
)

const orderActions = entries(
  { group: 'Order and alignment', scopes: ['workbench'] },
  {
    'shape.forward': { words: 'Bring forward', keys: ['Mod+ArrowUp'] },
    'shape.backward': { words: 'Send backward', keys: ['Mod+ArrowDown'] },
    'shape.front': { words: 'Bring to the front', keys: ['Mod+Shift+ArrowUp'] },
    'shape.back': { words: 'Send to the back', keys: ['Mod+Shift+ArrowDown'] },
    'shape.align-left': { words: 'Align left sides', keys: ['J L'] },
    'shape.align-right': { words: 'Align right sides', keys: ['J R'] },
    'shape.align-top': { words: 'Align upper sides', keys: ['J T'] },
    'shape.align-bottom': { words: 'Align lower sides', keys: ['J B'] },
    'shape.align-centre': { words: 'Align centres', keys: ['J C'] },
    'shape.align-middle': { words: 'Align middles', keys: ['J M'] },
    'shape.distribute-across': { words: 'Distribute across', keys: ['J A'] },
    'shape.distribute-down': { words: 'Distribute down', keys: ['J D'] },
  },
)

const polygonActions = entries(
  { group: 'Polygons', scopes: ['workbench'] },
  {
    'polygon.split': { words: 'Split the polygon', keys: ['X'] },
    'polygon.join': { words: 'Join the polygons', keys: ['Shift+X'] },
    'polygon.subtract': { words: 'Subtract from the first polygon', keys: ['Mod+Shift+X'] },
    'polygon.intersect': { words: 'Keep where the polygons overlap' },
    'polygon.apart': { words: 'Make each part a label of its own' },
    'polygon.hole': { words: 'Cut a hole', keys: ['D'] },
    'polygon.part': { words: 'Add a part to the polygon', keys: ['Shift+D'] },
    'polygon.simplify': { words: 'Simplify the outline', keys: ['Shift+Z'] },
    'polygon.snap': { words: 'Snap to other outlines, or not', keys: ['Z'] },
  },
)

const assistActions = entries(
  { group: 'Assist', scopes: ['workbench'] },
  {
    'assist.run': { words: 'Run the model on this item', keys: ['Shift+A'] },
    'assist.accept': { words: 'Accept the suggestion', keys: ['Y'] },
    'assist.reject': { words: 'Reject the suggestion', keys: ['Shift+Y'] },
    'assist.accept-all': { words: 'Accept all suggestions', keys: ['Alt+Y'] },
    'assist.reject-all': { words: 'Reject all suggestions', keys: ['Alt+Shift+Y'] },
  },
)

/** What can be done with what is drawn. */
export const shapeActions = { ...editActions, ...orderActions, ...polygonActions, ...assistActions }
