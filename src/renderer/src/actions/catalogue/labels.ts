import { entries } from './entry.ts'

const textActions = entries(
  { group: 'In the text', scopes: ['text'] },
  {
    'text.snap': { words: 'Snap to words, or not', keys: ['N'], quiet: true, fixed: true },
    'text.next': { words: 'Next span', keys: ['Tab'], quiet: true, fixed: true },
    'text.previous': { words: 'Span before', keys: ['Shift+Tab'], quiet: true, fixed: true },
    'text.label': { words: 'Label the marked words', keys: ['Enter'], quiet: true, fixed: true },
    'text.move-start': {
      words: 'Move the start of the span',
      keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'],
      quiet: true,
      fixed: true,
    },
    'text.move-end': {
      words: 'Move the end of the span',
      keys: ['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'],
      quiet: true,
      fixed: true,
    },
  },
)

/**
 * Labels by their place in the list of classes: digits for the first ten, with Shift for the next ten, or with Alt: some layouts write other signs with
 * Shift and a digit.
 */
const pickActions = entries(
  { group: 'Labels', scopes: ['workbench'] },
  {
    'label.pick-1': { words: 'Label 1', keys: ['1'] },
    'label.pick-2': { words: 'Label 2', keys: ['2'] },
    'label.pick-3': { words: 'Label 3', keys: ['3'] },
    'label.pick-4': { words: 'Label 4', keys: ['4'] },
    'label.pick-5': { words: 'Label 5', keys: ['5'] },
    'label.pick-6': { words: 'Label 6', keys: ['6'] },
    'label.pick-7': { words: 'Label 7', keys: ['7'] },
    'label.pick-8': { words: 'Label 8', keys: ['8'] },
    'label.pick-9': { words: 'Label 9', keys: ['9'] },
    'label.pick-10': { words: 'Label 10', keys: ['0'] },
    'label.pick-11': { words: 'Label 11', keys: ['Shift+1', 'Alt+1'] },
    'label.pick-12': { words: 'Label 12', keys: ['Shift+2', 'Alt+2'] },
    'label.pick-13': { words: 'Label 13', keys: ['Shift+3', 'Alt+3'] },
    'label.pick-14': { words: 'Label 14', keys: ['Shift+4', 'Alt+4'] },
    'label.pick-15': { words: 'Label 15', keys: ['Shift+5', 'Alt+5'] },
    'label.pick-16': { words: 'Label 16', keys: ['Shift+6', 'Alt+6'] },
    'label.pick-17': { words: 'Label 17', keys: ['Shift+7', 'Alt+7'] },
    'label.pick-18': { words: 'Label 18', keys: ['Shift+8', 'Alt+8'] },
    'label.pick-19': { words: 'Label 19', keys: ['Shift+9', 'Alt+9'] },
    'label.pick-20': { words: 'Label 20', keys: ['Shift+0', 'Alt+0'] },
    'label.pick': { words: 'Label' },
    'label.repeat': { words: 'Repeat the last label', keys: ['Q'] },
  },
)

/** Picking labels, and what a text takes for itself while it has the focus. */
export const labelActions = { ...pickActions, ...textActions }
