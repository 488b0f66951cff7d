import { entries } from './entry.ts'

/** What can be done on every screen. */
export const windowActions = entries(
  { group: 'Window', scopes: ['window'] },
  {
    'shell.palette': { words: 'Search or run a command', keys: ['Mod+K'], quiet: true },
    'shell.shortcuts': { words: 'Show the shortcuts here', keys: ['?'] },
    'shell.keys': { words: 'Change the shortcuts…' },
    'shell.lock': { words: 'Lock now', keys: ['Mod+L'] },
    'shell.theme': { words: 'Use the dark theme' },
    'shell.theme-auto': { words: 'Follow the theme of the system' },
    'region.next': { words: 'Go to the next part of the window', keys: ['F6'], quiet: true },
    'region.previous': { words: 'Go to the part before', keys: ['Shift+F6'], quiet: true },
  },
)

/** The ways between pages. */
export const pageActions = entries(
  { group: 'Pages', scopes: ['window'] },
  {
    'go.work': { words: 'Go to Work', keys: ['G W'] },
    'go.returned': { words: 'Go to Returned', keys: ['G R'] },
    'go.projects': { words: 'Go to Projects', keys: ['G P'] },
    'go.review': { words: 'Go to Review', keys: ['G V'] },
    'go.members': { words: 'Go to Members', keys: ['G M'] },
    'go.certificates': { words: 'Go to Certificates', keys: ['G C'] },
    'go.device': { words: 'Go to this device', keys: ['G D'] },
  },
)

/** What every dialog answers to. */
export const dialogActions = entries(
  { group: 'In dialogs', scopes: ['dialog'] },
  {
    'dialog.confirm': { words: 'Do it', keys: ['Mod+Enter'], quiet: true, fixed: true },
    'dialog.close': { words: 'Close the dialog', keys: ['Escape'], quiet: true, fixed: true },
  },
)
