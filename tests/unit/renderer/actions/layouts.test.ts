import { describe, expect, it } from 'vitest'
import { actionIds, catalogue, type ActionId } from '../../../../src/renderer/src/actions/catalogue/index.ts'
import { createDispatcher, type DispatchedPress } from '../../../../src/renderer/src/actions/dispatcher.ts'
import { createPressReader } from '../../../../src/renderer/src/actions/press-reader.ts'
import type { Press } from '../../../../src/renderer/src/actions/press.ts'
import { createRegistry } from '../../../../src/renderer/src/actions/registry.ts'
import { characterKeys, layouts, strike, type LayoutName } from '../../../support/keyboard-layouts.ts'
import { press } from './press.ts'

const here = actionIds.filter((id) => catalogue[id].scopes.some((scope) => scope === 'workbench' || scope === 'window'))

/** A workbench on which everything can be done, at a keyboard whose layout has been typed on before. */
const createDesk = (isMac = false) => {
  let ran: ActionId | null = null
  const registry = createRegistry((id) => catalogue[id])
  registry.add(here.map((id) => ({ id, run: () => (ran = id) })))
  const reader = createPressReader(isMac)
  const dispatcher = () => createDispatcher(registry, reader)
  const send = (dispatch: ReturnType<typeof dispatcher>, struck: Press): ActionId | 'began' | null => {
    ran = null
    const outcome = dispatch({ ...struck, repeat: false, timeStamp: 0, typing: false } satisfies DispatchedPress)
    return outcome === 'began' ? 'began' : ran
  }
  return {
    dispatcher,
    send,
    press: (struck: Press) => send(dispatcher(), struck),
    typeOn: (layout: LayoutName) => {
      for (const code of ['KeyF', 'KeyG']) reader.read(strike(layout, code) ?? press('f'))
    },
  }
}

const holds = [
  ...[{}, { shift: true }, { ctrl: true }, { ctrl: true, shift: true }, { alt: true }, { alt: true, shift: true }],
  ...[{ altGr: 'windows' as const }, { altGr: 'linux' as const }],
]

const strikesOn = (layout: LayoutName): readonly Press[] =>
  characterKeys.flatMap((code) => holds.flatMap((held) => strike(layout, code, held) ?? []))

/** Every action that some press, or two in a row, of the character keys of a layout reaches. */
const reachedOn = (layout: LayoutName): ReadonlySet<ActionId> => {
  const desk = createDesk()
  desk.typeOn(layout)
  const strikes = strikesOn(layout)
  const reached = new Set<ActionId>()
  for (const first of strikes) {
    const outcome = desk.press(first)
    if (outcome !== 'began' && outcome !== null) reached.add(outcome)
    if (outcome !== 'began') continue
    for (const second of strikes) {
      const dispatch = desk.dispatcher()
      desk.send(dispatch, first)
      const then = desk.send(dispatch, second)
      if (then !== null && then !== 'began') reached.add(then)
    }
  }
  return reached
}

const hasCharacterKey = (id: ActionId) => catalogue[id].keys.some((keys) => /(?:^|[ +])(?:.|\+)$/u.test(keys))

describe.each(Object.keys(layouts) as LayoutName[])('on the layout %s', (layout) => {
  it('reaches every action that has a letter, a digit or a sign', () => {
    const reached = reachedOn(layout)
    expect(here.filter((id) => hasCharacterKey(id) && !reached.has(id))).toEqual([])
  })

  it('lets AltGr write signs and fire nothing with Control or Alt', () => {
    const desk = createDesk()
    desk.typeOn(layout)
    for (const altGr of ['windows', 'linux'] as const)
      for (const code of characterKeys) {
        const struck = strike(layout, code, { altGr })
        const ran = struck && desk.press(struck)
        if (ran && ran !== 'began')
          expect([struck.key, catalogue[ran].keys]).toEqual([struck.key, expect.arrayContaining([struck.key])])
      }
  })
})

describe('letters', () => {
  it.each(['us', 'usInternational', 'french', 'german', 'dvorak'] as const)(
    'are what the cap says on the Latin layout %s',
    (layout) => {
      const desk = createDesk()
      for (const code of characterKeys) {
        const struck = strike(layout, code)
        if (!struck || !/^[a-z]$/.test(struck.key)) continue
        const ran = desk.press(struck)
        const wanted = here.find((id) => catalogue[id].keys.includes(struck.key.toUpperCase())) ?? null
        expect([code, ran === 'began' ? null : ran]).toEqual([code, wanted])
      }
    },
  )

  it.each(['russian', 'greek', 'hebrew'] as const)('go by place under %s', (layout) => {
    const desk = createDesk()
    desk.typeOn(layout)
    for (const letter of 'QWERTASDZXCVB') {
      const struck = strike(layout, `Key${letter}`)
      if (!struck) throw new TypeError(letter)
      const wanted = here.find((id) => catalogue[id].keys.includes(letter)) ?? null
      expect([letter, desk.press(struck)]).toEqual([letter, wanted])
    }
  })

  it('go with Control by the cap on Latin layouts and by place on others', () => {
    const desk = createDesk()
    const undo = (layout: LayoutName, code: string) => {
      const struck = strike(layout, code, { ctrl: true })
      return struck && desk.press(struck)
    }
    expect(undo('german', 'KeyY')).toBe('history.undo')
    expect(undo('german', 'KeyZ')).toBe('history.redo')
    expect(undo('french', 'KeyW')).toBe('history.undo')
    expect(undo('dvorak', 'Slash')).toBe('history.undo')
    expect(undo('russian', 'KeyZ')).toBe('history.undo')
    expect(undo('greek', 'KeyZ')).toBe('history.undo')
    expect(undo('hebrew', 'KeyZ')).toBe('history.undo')
  })

  it('stay the same under CapsLock', () => {
    const desk = createDesk()
    expect(desk.press(press('B', { code: 'KeyB' }))).toBe('tool.box')
    expect(desk.press(press('p', { code: 'KeyP', shiftKey: true }))).toBe('tool.polyline')
    expect(desk.press(press('É', { code: 'Digit2' }))).toBe('label.pick-2')
  })
})

describe('digits and signs', () => {
  it('pick labels on AZERTY without Shift', () => {
    const desk = createDesk()
    const picked = Array.from('1234567890', (digit) => {
      const struck = strike('french', `Digit${digit}`)
      return struck && desk.press(struck)
    })
    expect(picked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((place) => `label.pick-${place}`))
  })

  it('takes the digits of the numeric pad, and its other keys when NumLock is off', () => {
    const desk = createDesk()
    expect(desk.press(press('3', { code: 'Numpad3' }))).toBe('label.pick-3')
    expect(desk.press(press('PageDown', { code: 'Numpad3' }))).toBe('item.next')
    expect(desk.press(press('+', { code: 'NumpadAdd' }))).toBe('view.zoom-in')
    expect(desk.press(press('Enter', { code: 'NumpadEnter', ctrlKey: true }))).toBe('item.finish')
  })

  it.each([
    ['german', 'Digit7', { shift: true }, 'objects.filter'],
    ['german', 'Minus', { shift: true }, 'shell.shortcuts'],
    ['german', 'Digit9', { altGr: 'windows' }, 'item.next'],
    ['german', 'BracketLeft', {}, 'item.previous'],
    ['german', 'BracketRight', {}, 'view.zoom-in'],
    ['german', 'Backslash', {}, 'view.panel'],
    ['french', 'Period', { shift: true }, 'objects.filter'],
    ['french', 'KeyM', { shift: true }, 'shell.shortcuts'],
    ['french', 'Digit5', { altGr: 'linux' }, 'item.previous'],
    ['usInternational', 'Quote', {}, 'brush.harder'],
    ['russian', 'Slash', {}, 'objects.filter'],
    ['russian', 'Slash', { shift: true }, 'shell.shortcuts'],
    ['russian', 'BracketRight', {}, 'item.next'],
    ['greek', 'Semicolon', {}, 'brush.softer'],
    ['hebrew', 'Slash', {}, 'objects.filter'],
  ] as const)('%s %s %o is %s', (...[layout, code, held, wanted]) => {
    const desk = createDesk()
    desk.typeOn(layout)
    const struck = strike(layout, code, held)
    expect(struck && desk.press(struck)).toBe(wanted)
  })
})

describe('on macOS', () => {
  it('reads Option by place, whatever it writes', () => {
    const desk = createDesk(true)
    expect(desk.press(press('π', { code: 'KeyP', altKey: true }))).toBe('mask.to-polygon')
    expect(desk.press(press('¡', { code: 'Digit1', altKey: true }))).toBe('label.pick-11')
  })

  it('takes the sign that Option writes where nothing wants the place', () => {
    expect(createDesk(true).press(press('[', { code: 'Digit5', altKey: true, shiftKey: true }))).toBe('item.previous')
  })

  it('wants ⌘ for Mod and leaves Control alone', () => {
    const desk = createDesk(true)
    expect(desk.press(press('z', { metaKey: true }))).toBe('history.undo')
    expect(desk.press(press('z', { ctrlKey: true }))).toBeNull()
  })
})
