import { describe, expect, it, vi } from 'vitest'
import {
  canonicalKeys,
  conflictsOf,
  createRegistry,
  type Action,
} from '../../../../src/renderer/src/actions/registry.ts'

const action = (id: string, ...keys: string[]): Action => ({ id, words: id, group: 'Test', keys, run: () => undefined })

describe('conflictsOf', () => {
  it('finds the same keys however they are spelt', () => {
    expect(conflictsOf([action('a', 'Shift+Mod+k'), action('b', 'Mod+Shift+K')])).toEqual([
      { keys: 'Mod+Shift+K', ids: ['a', 'b'] },
    ])
  })

  it('finds a key that a sequence begins with', () => {
    expect(conflictsOf([action('a', 'G'), action('b', 'G W')])).toHaveLength(1)
    expect(conflictsOf([action('b', 'G W'), action('a', 'G')])).toHaveLength(1)
  })

  it('lets sequences share their beginning', () => {
    expect(conflictsOf([action('a', 'G W'), action('b', 'G R')])).toEqual([])
  })
})

describe('createRegistry', () => {
  it('refuses a layer whose actions want the same keys', () => {
    expect(() => createRegistry().add([action('a', 'C'), action('b', 'c')])).toThrow('a and b both want C')
  })

  it('puts the newest layer on top and takes away only what was added', () => {
    const registry = createRegistry()
    registry.add([action('below', 'C')])
    const remove = registry.add([action('above', 'C')])
    expect(registry.all().map((entry) => entry.id)).toEqual(['above', 'below'])
    remove()
    expect(registry.all().map((entry) => entry.id)).toEqual(['below'])
  })

  it('keeps the same list until something changes, and then tells', () => {
    const registry = createRegistry()
    const listener = vi.fn()
    registry.subscribe(listener)
    const before = registry.all()
    expect(registry.all()).toBe(before)
    registry.add([action('a')])
    expect(listener).toHaveBeenCalledOnce()
    expect(registry.all()).not.toBe(before)
    expect(registry.find('a')?.id).toBe('a')
  })
})

describe('canonicalKeys', () => {
  it('spells keys one way', () => {
    expect(canonicalKeys('Shift+Alt+Mod+x g')).toBe('Mod+Alt+Shift+X G')
  })
})
