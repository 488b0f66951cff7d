import { describe, expect, it } from 'vitest'
import { actionIds, catalogue } from '../../../../src/renderer/src/actions/catalogue/index.ts'
import { clashesOf, contend, createKeymap, holderOf } from '../../../../src/renderer/src/actions/keymap.ts'

describe('the catalogue', () => {
  it('wants no keys twice where both could be pressed', () => {
    expect(clashesOf(createKeymap())).toEqual([])
  })

  it('loses no keys of the profile Workstation to another action', () => {
    const keymap = createKeymap()
    for (const id of actionIds) expect([id, keymap[id]]).toEqual([id, catalogue[id].keys])
  })

  it('names in `before` only actions that there are', () => {
    const named = actionIds.flatMap((id) => catalogue[id].before ?? [])
    expect(named.filter((id) => !Object.hasOwn(catalogue, id))).toEqual([])
  })
})

describe('contend', () => {
  it('holds within one screen, against the window, and between a tool and the workbench', () => {
    expect(contend('tool.box', 'label.repeat')).toBe(true)
    expect(contend('tool.box', 'shell.palette')).toBe(true)
    expect(contend('canvas.pan', 'tool.box')).toBe(true)
  })

  it('does not hold between screens that are never seen together, nor with a dialog', () => {
    expect(contend('project.assign', 'tool.box')).toBe(false)
    expect(contend('dialog.confirm', 'item.finish')).toBe(false)
    expect(contend('dialog.close', 'shell.palette')).toBe(false)
  })

  it('leaves what is so on purpose', () => {
    expect(contend('draw.cancel', 'shape.unselect')).toBe(false)
    expect(contend('draw.cancel', 'tool.box')).toBe(true)
  })
})

describe('createKeymap', () => {
  it('fills in what a stronger source does not speak of, as far as its keys are free', () => {
    const keymap = createKeymap({ 'tool.box': ['R'] })
    expect(keymap['tool.box']).toEqual(['R'])
    expect(keymap['tool.rotated-box']).toEqual([])
    expect(keymap['tool.polygon']).toEqual(['P'])
  })

  it('keeps the other ways of an action that lost one', () => {
    expect(createKeymap({ 'brush.larger': [']'] })['item.next']).toEqual(['PageDown'])
  })

  it('takes the strongest first', () => {
    const keymap = createKeymap({ 'tool.pan': ['R'] }, { 'tool.box': ['R', 'X'] })
    expect([keymap['tool.pan'], keymap['tool.box'], keymap['polygon.split']]).toEqual([['R'], ['X'], []])
  })

  it('lets an empty list stand for no keys', () => {
    expect(createKeymap({ 'shell.lock': [] })['shell.lock']).toEqual([])
  })

  it('frees keys for other screens only where both cannot be pressed', () => {
    expect(createKeymap({ 'tool.box': ['A'] })['project.assign']).toEqual(['A'])
  })
})

describe('holderOf', () => {
  it('names the action that has the keys', () => {
    expect(holderOf(createKeymap(), 'tool.box', 'q')).toBe('label.repeat')
    expect(holderOf(createKeymap(), 'tool.box', 'G')).toBe('go.work')
    expect(holderOf(createKeymap(), 'tool.box', 'B')).toBeNull()
  })
})
