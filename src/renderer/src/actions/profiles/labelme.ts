import type { Bindings } from '../keymap.ts'

/**
 * The keys of labelme, for what both have. `Ctrl R` draws a rectangle there and `Ctrl P` keeps the shapes of the image before;
 * here the guard holds both back, so `R` draws and the shapes are copied on with `Ctrl B`.
 */
export const labelme: Bindings = {
  'item.next': ['D', 'Mod+Shift+D'],
  'item.previous': ['A', 'Mod+Shift+A'],
  'history.undo': ['Mod+Z'],
  'shape.delete': ['Delete'],
  'draw.back': ['Backspace'],
  'tool.box': ['R'],
  'tool.polygon': ['Mod+N'],
  'tool.select': ['Mod+J'],
  'shape.duplicate': ['Mod+D'],
  'shape.copy': ['Mod+C'],
  'shape.paste': ['Mod+V'],
  'shape.hide-all': ['T'],
  'shape.relabel': ['Mod+E'],
  'view.zoom-in': ['Mod++', 'Mod+='],
  'view.zoom-out': ['Mod+-'],
  'view.actual-size': ['Mod+0'],
  'view.fit': ['Mod+F'],
}
