import type { Bindings } from '../keymap.ts'

/**
 * The keys of CVAT, for what both have.
 *
 * `N` draws again what was drawn last and, while drawing, finishes it. `Ctrl R` rotates the picture there; here the guard holds
 * it back, so `R` does.
 */
export const cvat: Bindings = {
  'item.next': ['F', 'ArrowRight'],
  'item.previous': ['D', 'ArrowLeft'],
  'item.ten-on': ['V'],
  'item.ten-back': ['C'],
  'item.jump': ['`'],
  'history.undo': ['Mod+Z'],
  'history.redo': ['Mod+Shift+Z', 'Mod+Y'],
  'shape.delete': ['Delete'],
  'label.repeat': ['N'],
  'draw.finish': ['Enter', 'N'],
  'shape.copy': ['Mod+C'],
  'shape.paste': ['Mod+V'],
  'shape.propagate': ['Mod+B'],
  'shape.hide': ['H'],
  'shape.hide-all': ['T H'],
  'shape.lock': ['L'],
  'shape.occluded': ['Q', '/'],
  'shape.back': ['-'],
  'shape.front': ['+'],
  'shape.group': ['G'],
  'shape.ungroup': ['Shift+G'],
  'shape.unselect': ['Escape'],
  'label.pick-1': ['Mod+1', '1'],
  'label.pick-2': ['Mod+2', '2'],
  'label.pick-3': ['Mod+3', '3'],
  'label.pick-4': ['Mod+4', '4'],
  'label.pick-5': ['Mod+5', '5'],
  'label.pick-6': ['Mod+6', '6'],
  'label.pick-7': ['Mod+7', '7'],
  'label.pick-8': ['Mod+8', '8'],
  'label.pick-9': ['Mod+9', '9'],
  'label.pick-10': ['Mod+0', '0'],
  'view.rotate-right': ['R'],
  'view.rotate-left': ['Shift+R'],
  'shell.shortcuts': ['F1', '?'],
}
