import { describe, expect, it } from 'vitest'
import { clashesOf, holdersOf } from '../../../../src/renderer/src/actions/keymap.ts'
import { firstChoice, keymapOf, type KeyChoice } from '../../../../src/renderer/src/actions/keymap-store.ts'
import {
  canSwap,
  dropKeys,
  resetKeys,
  swapKeys,
  takeOver,
  type Wish,
} from '../../../../src/renderer/src/actions/rebind.ts'

const boxOnP: Wish = { id: 'tool.box', replaces: 'B', keys: 'P' }

const holdersIn = (choice: KeyChoice, wish: Wish) => holdersOf(keymapOf(choice), wish)

describe('takeOver', () => {
  it('gives free keys in the place of others, and keeps only what differs', () => {
    const wish: Wish = { id: 'tool.box', replaces: 'B', keys: 'F9' }
    expect(holdersIn(firstChoice, wish)).toEqual([])
    const next = takeOver(firstChoice, wish)
    expect(next.own).toEqual({ 'tool.box': ['F9'] })
    expect(keymapOf(next)['tool.box']).toEqual(['F9'])
  })

  it('takes the keys from whoever held them', () => {
    expect(holdersIn(firstChoice, boxOnP)).toEqual(['tool.polygon'])
    const next = takeOver(firstChoice, boxOnP)
    expect(keymapOf(next)).toMatchObject({ 'tool.box': ['P'], 'tool.polygon': [] })
    expect(clashesOf(keymapOf(next))).toEqual([])
  })

  it('leaves the holder its other ways', () => {
    const next = takeOver(firstChoice, { id: 'brush.larger', replaces: null, keys: ']' })
    expect(keymapOf(next)).toMatchObject({ 'brush.larger': ['.', ']'], 'item.next': ['PageDown'] })
  })

  it('takes a key from every sequence that begins with it', () => {
    const wish: Wish = { id: 'tool.box', replaces: 'B', keys: 'G' }
    expect(holdersIn(firstChoice, wish)).toHaveLength(7)
    const next = takeOver(firstChoice, wish)
    expect(keymapOf(next)['go.work']).toEqual([])
    expect(clashesOf(keymapOf(next))).toEqual([])
  })

  it('holds against a change of profile', () => {
    const next: KeyChoice = { ...takeOver(firstChoice, { id: 'tool.box', replaces: 'B', keys: 'F' }), profile: 'cvat' }
    expect(keymapOf(next)).toMatchObject({
      'tool.box': ['F'],
      'item.next': ['ArrowRight'],
      'item.previous': ['D', 'ArrowLeft'],
    })
    expect(clashesOf(keymapOf(next))).toEqual([])
  })
})

describe('swapKeys', () => {
  it('gives the holder what is given up', () => {
    expect(canSwap(keymapOf(firstChoice), boxOnP)).toBe(true)
    const next = swapKeys(firstChoice, boxOnP)
    expect(keymapOf(next)).toMatchObject({ 'tool.box': ['P'], 'tool.polygon': ['B'] })
    expect(clashesOf(keymapOf(next))).toEqual([])
  })

  it('is not offered where the holder could not have the keys, has fixed ones, or is not one', () => {
    const keymap = keymapOf(firstChoice)
    expect(canSwap(keymap, { id: 'project.assign', replaces: 'A', keys: 'Mod+K' })).toBe(false)
    expect(canSwap(keymap, { id: 'tool.box', replaces: 'B', keys: 'Space' })).toBe(false)
    expect(canSwap(keymap, { id: 'tool.box', replaces: 'B', keys: 'G' })).toBe(false)
    expect(canSwap(keymap, { id: 'tool.box', replaces: null, keys: 'P' })).toBe(false)
  })

  it('comes back to nothing of one’s own when it is done twice', () => {
    const once = swapKeys(firstChoice, boxOnP)
    expect(swapKeys(once, { id: 'tool.box', replaces: 'P', keys: 'B' })).toEqual(firstChoice)
  })
})

describe('dropKeys and resetKeys', () => {
  it('take one way, and give all back', () => {
    const without = dropKeys(firstChoice, 'item.next', 'PageDown')
    expect(keymapOf(without)['item.next']).toEqual([']'])
    expect(resetKeys(without, 'item.next')).toEqual(firstChoice)
  })

  it('give back only what is free', () => {
    const next = takeOver(firstChoice, boxOnP)
    expect(keymapOf(resetKeys(next, 'tool.polygon'))['tool.polygon']).toEqual([])
    expect(keymapOf(resetKeys(next, 'tool.box'))['tool.box']).toEqual(['B'])
  })
})
