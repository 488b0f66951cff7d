import { beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher, sequenceMs } from '../../../../src/renderer/src/actions/dispatcher.ts'
import { createPressReader } from '../../../../src/renderer/src/actions/press-reader.ts'
import type { Registry } from '../../../../src/renderer/src/actions/registry.ts'
import { createListing } from './listing.ts'
import { press } from './press.ts'

let ran: string[]
let registry: Registry
let offer: ReturnType<typeof createListing>['offer']

beforeEach(() => {
  ran = []
  ;({ registry, offer } = createListing((id) => ran.push(id)))
})

describe('createDispatcher', () => {
  it('runs a sequence on its last key only', () => {
    registry.add([offer('work', ['G W']), offer('returned', ['G R']), offer('fix', ['R'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    expect(dispatch(press('g'))).toBe('began')
    expect(ran).toEqual([])
    dispatch(press('r'))
    dispatch(press('r'))
    expect(ran).toEqual(['returned', 'fix'])
  })

  it('forgets a sequence that takes too long', () => {
    registry.add([offer('returned', ['G R']), offer('fix', ['R'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    dispatch(press('g', { timeStamp: 1_000 }))
    dispatch(press('r', { timeStamp: 1_001 + sequenceMs }))
    expect(ran).toEqual(['fix'])
  })

  it('looks afresh at a key that does not continue the sequence', () => {
    registry.add([offer('work', ['G W']), offer('continue', ['C'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    dispatch(press('g'))
    dispatch(press('c'))
    dispatch(press('w'))
    expect(ran).toEqual(['continue'])
  })

  it('does not let a modifier key end a sequence', () => {
    registry.add([offer('a', ['G Shift+W'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    dispatch(press('g'))
    dispatch(press('Shift', { shiftKey: true }))
    dispatch(press('W', { shiftKey: true }))
    expect(ran).toEqual(['a'])
  })

  it('prefers the layer on top', () => {
    registry.add([offer('below', ['C'])])
    const remove = registry.add([offer('above', ['C'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    dispatch(press('c'))
    remove()
    dispatch(press('c'))
    expect(ran).toEqual(['above', 'below'])
  })

  it('leaves plain keys to a field that is typed into, but not Ctrl, F-keys and Escape', () => {
    registry.add([offer('c', ['C']), offer('palette', ['Mod+K']), offer('check', ['F5']), offer('back', ['Escape'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    const typing = { typing: true }
    expect(dispatch(press('c', typing))).toBe('ignored')
    dispatch(press('k', { ...typing, ctrlKey: true }))
    dispatch(press('F5', typing))
    dispatch(press('Escape', typing))
    expect(ran).toEqual(['palette', 'check', 'back'])
  })

  it('leaves to a field its clipboard and its undo, and what AltGr writes into it', () => {
    registry.add([offer('copy', ['Mod+C']), offer('undo', ['Mod+Z']), offer('skip', ['Mod+ArrowRight'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    const typing = { typing: true, ctrlKey: true }
    for (const key of ['c', 'z', 'ArrowRight']) expect(dispatch(press(key, typing))).toBe('ignored')
    expect(dispatch(press('c', { ...typing, altKey: true, altGraph: true }))).toBe('ignored')
    expect(ran).toEqual([])
  })

  it('runs a held key again only where that is wanted', () => {
    registry.add([offer('down', ['J'], { repeats: true }), offer('deliver', ['D'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    dispatch(press('j', { repeat: true }))
    dispatch(press('d', { repeat: true }))
    expect(ran).toEqual(['down'])
  })

  it('does not run what is not enabled, nor what lies below it', () => {
    registry.add([offer('below', ['C'])])
    registry.add([offer('above', ['C'], { enabled: false })])
    expect(createDispatcher(registry, createPressReader(false))(press('c'))).toBe('ignored')
    expect(ran).toEqual([])
  })

  it('works under a layout of another script', () => {
    registry.add([offer('work', ['G W'])])
    const dispatch = createDispatcher(registry, createPressReader(false))
    dispatch(press('п', { code: 'KeyG' }))
    dispatch(press('ц', { code: 'KeyW' }))
    expect(ran).toEqual(['work'])
  })
})
