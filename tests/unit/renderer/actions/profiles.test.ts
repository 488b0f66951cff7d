import { describe, expect, it } from 'vitest'
import { isForbiddenChord } from '../../../../src/main/electron/forbidden-chords.ts'
import type { ActionId } from '../../../../src/renderer/src/actions/catalogue/index.ts'
import { parseKeys } from '../../../../src/renderer/src/actions/chord.ts'
import { clashesOf, createKeymap } from '../../../../src/renderer/src/actions/keymap.ts'
import { canonicalKeys } from '../../../../src/renderer/src/actions/keys.ts'
import { profileIds, profiles, type ProfileId } from '../../../../src/renderer/src/actions/profiles/index.ts'

/**
 * The default shortcuts of the four tools, row by row as their own sources have them, written down apart from the profiles.
 * Left out is what has no counterpart here: saving (work is saved as it is done), tracks and key frames, relations between
 * shapes, opening folders, settings; and what a chord cannot be: clicks and the wheel. `Tab` moves the focus here.
 */
const peers: Readonly<Record<Exclude<ProfileId, 'workstation'>, readonly (readonly [ActionId, ...string[]])[]>> = {
  cvat: [
    ['item.next', 'F'],
    ['item.previous', 'D'],
    ['item.next', 'ArrowRight'],
    ['item.previous', 'ArrowLeft'],
    ['item.ten-on', 'V'],
    ['item.ten-back', 'C'],
    ['item.jump', '`'],
    ['history.undo', 'Mod+Z'],
    ['history.redo', 'Mod+Shift+Z', 'Mod+Y'],
    ['shape.delete', 'Delete'],
    ['label.repeat', 'N'],
    ['draw.finish', 'N'],
    ['shape.copy', 'Mod+C'],
    ['shape.paste', 'Mod+V'],
    ['shape.propagate', 'Mod+B'],
    ['shape.hide', 'H'],
    ['shape.hide-all', 'T H'],
    ['shape.lock', 'L'],
    ['shape.occluded', 'Q', '/'],
    ['shape.back', '-'],
    ['shape.front', '+'],
    ['shape.group', 'G'],
    ['shape.ungroup', 'Shift+G'],
    ['shape.unselect', 'Escape'],
    ['label.pick-10', 'Mod+0'],
    ['label.pick-1', 'Mod+1'],
    ['label.pick-2', 'Mod+2'],
    ['label.pick-3', 'Mod+3'],
    ['label.pick-4', 'Mod+4'],
    ['label.pick-5', 'Mod+5'],
    ['label.pick-6', 'Mod+6'],
    ['label.pick-7', 'Mod+7'],
    ['label.pick-8', 'Mod+8'],
    ['label.pick-9', 'Mod+9'],
    ['view.rotate-right', 'Mod+R'],
    ['view.rotate-left', 'Mod+Shift+R'],
    ['shell.shortcuts', 'F1'],
  ],
  'label-studio': [
    ['item.next', 'Mod+ArrowRight'],
    ['item.previous', 'Mod+ArrowLeft'],
    ['item.finish', 'Mod+Enter'],
    ['item.skip', 'Mod+Space'],
    ['history.undo', 'Mod+Z'],
    ['history.redo', 'Mod+Shift+Z'],
    ['shape.delete', 'Backspace'],
    ['tool.box', 'R'],
    ['tool.rotated-box', 'Shift+R'],
    ['tool.polygon', 'P'],
    ['tool.keypoints', 'K'],
    ['tool.ellipse', 'O'],
    ['tool.brush', 'B'],
    ['tool.eraser', 'E'],
    ['brush.smaller', '['],
    ['brush.larger', ']'],
    ['tool.wand', 'W'],
    ['tool.smart', 'M', 'Shift+Alt+A'],
    ['tool.select', 'V'],
    ['shape.unselect', 'Escape', 'U'],
    ['shape.next', 'Alt+.'],
    ['shape.duplicate', 'Mod+D'],
    ['shape.hide', 'Alt+H'],
    ['shape.hide-all', 'Mod+H'],
    ['shape.lock', 'Alt+L'],
    ['label.pick-1', '1'],
    ['label.pick-2', '2'],
    ['label.pick-3', '3'],
    ['label.pick-4', '4'],
    ['label.pick-5', '5'],
    ['label.pick-6', '6'],
    ['label.pick-7', '7'],
    ['label.pick-8', '8'],
    ['label.pick-9', '9'],
    ['view.zoom-in', 'Mod++'],
    ['view.zoom-out', 'Mod+-'],
    ['view.fit', 'Shift+1'],
    ['view.actual-size', 'Shift+2'],
    ['view.rotate-right', 'Alt+ArrowRight'],
    ['view.rotate-left', 'Alt+ArrowLeft'],
  ],
  labelme: [
    ['item.next', 'D', 'Mod+Shift+D'],
    ['item.previous', 'A', 'Mod+Shift+A'],
    ['history.undo', 'Mod+Z'],
    ['shape.delete', 'Delete'],
    ['draw.back', 'Backspace'],
    ['tool.box', 'Mod+R'],
    ['tool.polygon', 'Mod+N'],
    ['tool.select', 'Mod+J'],
    ['shape.duplicate', 'Mod+D'],
    ['shape.copy', 'Mod+C'],
    ['shape.paste', 'Mod+V'],
    ['shape.hide-all', 'T'],
    ['shape.relabel', 'Mod+E'],
    ['shape.propagate', 'Mod+P'],
    ['view.zoom-in', 'Mod++'],
    ['view.zoom-out', 'Mod+-'],
    ['view.actual-size', 'Mod+0'],
    ['view.fit', 'Mod+F'],
  ],
  'x-anylabeling': [
    ['item.next', 'D'],
    ['item.previous', 'A'],
    ['item.next-open', 'Mod+Shift+D'],
    ['item.previous-open', 'Mod+Shift+A'],
    ['item.finish', 'Mod+Alt+K'],
    ['history.undo', 'Mod+Z'],
    ['shape.delete', 'Delete'],
    ['draw.back', 'Backspace'],
    ['tool.box', 'R'],
    ['tool.rotated-box', 'O'],
    ['tool.polygon', 'P'],
    ['tool.keypoints', 'Shift+P'],
    ['tool.polyline', 'Shift+L', 'Shift+S'],
    ['tool.ellipse', 'Shift+C'],
    ['tool.brush', 'Shift+B'],
    ['tool.wand', 'Shift+W'],
    ['tool.smart', 'Q'],
    ['assist.run', 'I'],
    ['assist.reject', 'B'],
    ['assist.accept', 'F'],
    ['tool.cuboid', 'Mod+R'],
    ['tool.select', 'Mod+J'],
    ['shape.duplicate', 'Mod+D'],
    ['shape.copy', 'Mod+C'],
    ['shape.paste', 'Mod+V'],
    ['shape.hide', 'S', 'W'],
    ['shape.hide-all', 'Mod+H'],
    ['shape.group', 'G'],
    ['shape.ungroup', 'U'],
    ['polygon.join', 'Mod+Shift+M'],
    ['shape.relabel', 'Mod+E'],
    ['shape.propagate', 'Mod+P'],
    ['view.zoom-in', 'Mod++'],
    ['view.zoom-out', 'Mod+-'],
    ['view.actual-size', 'Mod+='],
    ['view.fit', 'Mod+F'],
  ],
}

/** What the peers have on keys that would print, reload or open developer tools, which the guard keeps from every page. */
const heldBack = {
  cvat: ['Mod+R', 'Mod+Shift+R'],
  'label-studio': [],
  labelme: ['Mod+R', 'Mod+P'],
  'x-anylabeling': ['Mod+R', 'Mod+Shift+M', 'Mod+P'],
}

const isHeldBack = (keys: string): boolean =>
  parseKeys(keys).some(({ key, mod, shift }) => isForbiddenChord({ key, control: mod, meta: false, shift }))

describe.each(profileIds)('the profile %s', (id) => {
  const keymap = createKeymap(profiles[id].keys)

  it('wants no keys twice where both could be pressed', () => {
    expect(clashesOf(keymap)).toEqual([])
  })

  it('has no keys that never reach the page', () => {
    expect(Object.entries(keymap).filter(([, keys]) => keys.some(isHeldBack))).toEqual([])
  })

  it('leaves every tool and every step of the work a key', () => {
    const needed: readonly ActionId[] = ['tool.box', 'tool.polygon', 'shape.unselect', 'item.next', 'item.previous']
    const more: readonly ActionId[] = ['item.finish', 'item.skip', 'history.undo', 'history.redo', 'shape.delete']
    const rest: readonly ActionId[] = ['shell.palette', 'shell.shortcuts', 'shell.lock', 'region.next', 'view.panel']
    expect([...needed, ...more, ...rest].filter((action) => keymap[action].length === 0)).toEqual([])
  })
})

describe.each(Object.keys(peers) as (keyof typeof peers)[])('the profile %s and its peer', (id) => {
  const keymap = createKeymap(profiles[id].keys)
  const spelt = (action: ActionId) => keymap[action].map(canonicalKeys)

  it('does by the same keys what the peer does', () => {
    for (const [action, ...keys] of peers[id])
      for (const one of keys.filter((key) => !isHeldBack(key)))
        expect([action, spelt(action)]).toEqual([action, expect.arrayContaining([canonicalKeys(one)])])
  })

  it('leaves out only what the guard holds back', () => {
    expect(peers[id].flatMap(([, ...keys]) => keys.filter(isHeldBack)).sort()).toEqual([...heldBack[id]].sort())
  })

  it('changes nothing that the peer has no key for, but to go on where a key is held back or a sign has two', () => {
    const spoken = new Set(peers[id].map(([action]) => action))
    expect(Object.keys(profiles[id].keys).filter((action) => !spoken.has(action as ActionId))).toEqual([])
  })
})
