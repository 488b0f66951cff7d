import { entries } from './entry.ts'

const flowActions = entries(
  { group: 'Item', scopes: ['workbench'] },
  {
    'item.finish': { words: 'Finish the item', keys: ['Mod+Enter'] },
    'item.skip': { words: 'Skip the item', keys: ['Mod+ArrowRight'] },
    'item.next': { words: 'Next item', keys: ['PageDown', ']'], repeats: true },
    'item.previous': { words: 'Previous item', keys: ['PageUp', '['], repeats: true },
    'item.next-open': { words: 'Next item to do', keys: ['Mod+PageDown'] },
    'item.previous-open': { words: 'Item to do before', keys: ['Mod+PageUp'] },
    'item.ten-on': { words: 'Ten items on', keys: ['Shift+PageDown'] },
    'item.ten-back': { words: 'Ten items back', keys: ['Shift+PageUp'] },
    'item.first': { words: 'First item', keys: ['Mod+Home'] },
    'item.last': { words: 'Last item', keys: ['Mod+End'] },
    'item.next-returned': { words: 'Next returned item', keys: ['Alt+PageDown'] },
    'item.jump': { words: 'Go to an item…', keys: ['Mod+J'] },
    'item.filter': { words: 'Filter the items…', keys: ['Mod+F'] },
    'item.flag': { words: 'Flag the item', keys: ['Alt+F'] },
    'item.comment': { words: 'Write to the lead', keys: ['Shift+C'] },
    'item.guidelines': { words: 'Show the guidelines', keys: ['I'] },
  },
)

const historyActions = entries(
  { group: 'History', scopes: ['workbench'] },
  {
    'history.undo': { words: 'Undo', keys: ['Mod+Z'], repeats: true },
    'history.redo': { words: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], repeats: true },
    'history.list': { words: 'Show the history', keys: ['Alt+Z'] },
  },
)

const objectActions = entries(
  { group: 'Objects', scopes: ['workbench'] },
  {
    'objects.filter': { words: 'Filter the objects', keys: ['/'] },
    'objects.next-missing': { words: 'Next answer that is missing', keys: ['F8'] },
  },
)

/** From item to item, back and forth in its history, and through its objects. */
export const itemActions = { ...flowActions, ...historyActions, ...objectActions }
