import { entries } from './entry.ts'

/** How the picture is looked at, and which parts of the window are there. */
export const viewActions = entries(
  { group: 'View', scopes: ['workbench'] },
  {
    'view.fit': { words: 'Fit the picture', keys: ['F'] },
    'view.actual-size': { words: 'Show the picture at 100 %', keys: ['Mod+0'] },
    'view.zoom-in': { words: 'Zoom in', keys: ['+', '=', 'Mod++', 'Mod+='], repeats: true },
    'view.zoom-out': { words: 'Zoom out', keys: ['-', 'Mod+-'], repeats: true },
    'view.rotate-right': { words: 'Rotate the view to the right', keys: ['Shift+R'] },
    'view.rotate-left': { words: 'Rotate the view to the left', keys: ['Alt+R'] },
    'view.adjust': { words: 'Adjust brightness and contrast…', keys: ['Alt+B'] },
    'view.invert': { words: 'Invert the picture', keys: ['Alt+I'] },
    'view.equalise': { words: 'Equalise the picture', keys: ['Alt+E'] },
    'view.grid': { words: 'Show or hide the pixel grid', keys: ['Alt+G'] },
    'view.crosshair': { words: 'Show or hide the crosshair', keys: ['Alt+C'] },
    'view.names': { words: 'Show names always, on hover, or never', keys: ['Alt+N'] },
    'view.guides': { words: 'Show or hide the guides', keys: ['Alt+D'] },
    'view.surround': { words: 'Change the surround of the picture', keys: ['L'] },
    'view.panel': { words: 'Show or hide the panel', keys: ['\\'] },
    'view.film-strip': { words: 'Show or hide the film strip', keys: ['Shift+\\', '|'] },
    'view.content-only': { words: 'Show the content only', keys: ['Shift+F'] },
  },
)
