import { describe, expect, it, vi } from 'vitest'
import { createListing } from './listing.ts'

describe('createRegistry', () => {
  it('puts the newest layer on top and takes away only what was added', () => {
    const { registry, offer } = createListing()
    registry.add([offer('below', ['C'])])
    const remove = registry.add([offer('above', ['C'])])
    expect(registry.all().map((entry) => entry.id)).toEqual(['above', 'below'])
    remove()
    expect(registry.all().map((entry) => entry.id)).toEqual(['below'])
  })

  it('shows only the keys that reach an action: a higher layer has taken the others', () => {
    const { registry, offer } = createListing()
    registry.add([offer('to-work', ['G W']), offer('to-device', ['G D', 'F9'])])
    const remove = registry.add([offer('group', ['G'])])
    expect(registry.all().map((entry) => [entry.id, ...entry.keys])).toEqual([
      ['group', 'G'],
      ['to-work'],
      ['to-device', 'F9'],
    ])
    remove()
    expect(registry.all().map((entry) => [entry.id, ...entry.keys])).toEqual([
      ['to-work', 'G W'],
      ['to-device', 'G D', 'F9'],
    ])
  })

  it('keeps the same list until something changes, and then tells', () => {
    const { registry, offer } = createListing()
    const listener = vi.fn()
    registry.subscribe(listener)
    const before = registry.all()
    expect(registry.all()).toBe(before)
    const made = offer('a')
    registry.add([made])
    expect(listener).toHaveBeenCalledOnce()
    expect(registry.all()).not.toBe(before)
    expect(registry.all().find(({ id }) => id === made.id)?.words).toBe('a')
  })

  it('takes up new keys without a new offer', () => {
    const { registry, offer, bind } = createListing()
    const made = offer('a', ['C'])
    registry.add([made])
    bind('a', ['X'])
    registry.refresh()
    expect(registry.all().find(({ id }) => id === made.id)?.keys).toEqual(['X'])
  })

  it('tells offers of one action apart and says each in its own words', () => {
    const { registry, offer } = createListing()
    const give = offer('give', [], { words: 'Give a shard back' })
    registry.add([
      { ...give, about: '1', words: 'Give plates-01 back' },
      { ...give, about: '2' },
    ])
    expect(registry.all().map(({ key, words }) => [key, words])).toEqual([
      ['give/1', 'Give plates-01 back'],
      ['give/2', 'Give a shard back'],
    ])
  })

  it('says why only of what cannot be done', () => {
    const { registry, offer } = createListing()
    const whyNot = 'Select a shape first'
    registry.add([offer('off', [], { enabled: false, whyNot }), offer('on', [], { whyNot })])
    expect(registry.all().map((action) => action.whyNot)).toEqual([whyNot, null])
  })
})
