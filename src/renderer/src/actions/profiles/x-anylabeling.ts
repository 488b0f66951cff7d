import type { Bindings } from '../keymap.ts'

/**
 * The keys of X-AnyLabeling, for what both have. `Ctrl R` draws a cuboid there and `Ctrl Shift M` joins; here the guard holds
 * both back, so `Shift R` draws it and joining is as in Workstation. `S` and `W` both hide and show.
 */
export const xAnyLabeling: Bindings = {
  'item.next': ['D'],
  'item.previous': ['A'],
  'item.next-open': ['Mod+Shift+D'],
  'item.previous-open': ['Mod+Shift+A'],
  'item.finish': ['Mod+Alt+K', 'Mod+Enter'],
  'history.undo': ['Mod+Z'],
  'shape.delete': ['Delete'],
  'draw.back': ['Backspace'],
  'tool.box': ['R'],
  'tool.rotated-box': ['O'],
  'tool.polygon': ['P'],
  'tool.keypoints': ['Shift+P'],
  'tool.polyline': ['Shift+S', 'Shift+L'],
  'tool.ellipse': ['Shift+C'],
  'tool.brush': ['Shift+B'],
  'tool.wand': ['Shift+W'],
  'tool.smart': ['Q'],
  'tool.cuboid': ['Shift+R'],
  'tool.select': ['Mod+J'],
  'assist.run': ['I'],
  'assist.reject': ['B'],
  'assist.accept': ['F'],
  'shape.duplicate': ['Mod+D'],
  'shape.copy': ['Mod+C'],
  'shape.paste': ['Mod+V'],
  'shape.hide': ['S', 'W'],
  'shape.hide-all': ['Mod+H'],
  'shape.group': ['G'],
  'shape.ungroup': ['U'],
  'shape.relabel': ['Mod+E'],
  'view.zoom-in': ['Mod++'],
  'view.zoom-out': ['Mod+-'],
  'view.actual-size': ['Mod+='],
  'view.fit': ['Mod+F'],
}
