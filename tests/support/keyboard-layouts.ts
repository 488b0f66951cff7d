import type { Press } from '../../src/renderer/src/actions/press.ts'

/** Rows of the keyboard by place; the last begins with the key that only ISO keyboards have. */
const places: readonly (readonly string[])[] = [
  ['Backquote', ...Array.from('1234567890', (digit) => `Digit${digit}`), 'Minus', 'Equal'],
  [...Array.from('QWERTYUIOP', (letter) => `Key${letter}`), 'BracketLeft', 'BracketRight'],
  [...Array.from('ASDFGHJKL', (letter) => `Key${letter}`), 'Semicolon', 'Quote', 'Backslash'],
  ['IntlBackslash', ...Array.from('ZXCVBNM', (letter) => `Key${letter}`), 'Comma', 'Period', 'Slash'],
]

type Rows = readonly [string, string, string, string]

/** A layout as the system ships it. `◌` is a dead key, a space is nothing. */
export interface Layout {
  readonly plain: Rows
  readonly shift: Rows
  /** What AltGr writes, by place. */
  readonly altGr: Readonly<Record<string, string>>
}

const us: Layout = {
  plain: ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'\\", ' zxcvbnm,./'],
  shift: ['~!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"|', ' ZXCVBNM<>?'],
  altGr: {},
}

const usInternational: Layout = {
  plain: ['◌1234567890-=', 'qwertyuiop[]', 'asdfghjkl;◌\\', ' zxcvbnm,./'],
  shift: ['◌!@#$%◌&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:◌|', ' ZXCVBNM<>?'],
  altGr: { KeyQ: 'ä', KeyW: 'å', KeyE: 'é', KeyP: 'ö', BracketLeft: '«', KeyZ: 'æ', Comma: 'ç', Slash: '¿' },
}

const french: Layout = {
  plain: ['²&é"\'(-è_çà)=', 'azertyuiop◌$', 'qsdfghjklmù*', '<wxcvbn,;:!'],
  shift: [' 1234567890°+', 'AZERTYUIOP◌£', 'QSDFGHJKLM%µ', '>WXCVBN?./§'],
  altGr: {
    ...{ Digit2: '◌', Digit3: '#', Digit4: '{', Digit5: '[', Digit6: '|', Digit7: '◌', Digit8: '\\', Digit9: '^' },
    ...{ Digit0: '@', Minus: ']', Equal: '}', KeyE: '€' },
  },
}

const german: Layout = {
  plain: ['◌1234567890ß◌', 'qwertzuiopü+', 'asdfghjklöä#', '<yxcvbnm,.-'],
  shift: ['°!"§$%&/()=?◌', 'QWERTZUIOPÜ*', "ASDFGHJKLÖÄ'", '>YXCVBNM;:_'],
  altGr: {
    ...{ Digit7: '{', Digit8: '[', Digit9: ']', Digit0: '}', Minus: '\\', BracketRight: '~', IntlBackslash: '|' },
    ...{ KeyQ: '@', KeyE: '€', KeyM: 'µ' },
  },
}

const dvorak: Layout = {
  plain: ['`1234567890[]', "',.pyfgcrl/=", 'aoeuidhtns-\\', ' ;qjkxbmwvz'],
  shift: ['~!@#$%^&*(){}', '"<>PYFGCRL?+', 'AOEUIDHTNS_|', ' :QJKXBMWVZ'],
  altGr: {},
}

const russian: Layout = {
  plain: ['ё1234567890-=', 'йцукенгшщзхъ', 'фывапролджэ\\', '\\ячсмитьбю.'],
  shift: ['Ё!"№;%:?*()_+', 'ЙЦУКЕНГШЩЗХЪ', 'ФЫВАПРОЛДЖЭ/', '/ЯЧСМИТЬБЮ,'],
  altGr: { Digit8: '₽' },
}

const greek: Layout = {
  plain: ['`1234567890-=', ';ςερτυθιοπ[]', "ασδφγηξκλ◌'\\", '<ζχψωβνμ,./'],
  shift: ['~!@#$%^&*()_+', ':◌ΕΡΤΥΘΙΟΠ{}', 'ΑΣΔΦΓΗΞΚΛ◌"|', '>ΖΧΨΩΒΝΜ<>?'],
  altGr: { KeyE: '€', KeyQ: '·', Digit3: '£', BracketLeft: '«', BracketRight: '»' },
}

const hebrew: Layout = {
  plain: [';1234567890-=', "/'קראטוןםפ][", 'שדגכעיחלךף,\\', '\\זסבהנמצתץ.'],
  shift: ['~!@#$%^&*)(_+', 'QWERTYUIOP}{', 'ASDFGHJKL:"|', '|ZXCVBNM><?'],
  altGr: { KeyE: '€', Digit4: '₪' },
}

export const layouts = { us, usInternational, french, german, dvorak, russian, greek, hebrew } as const

export type LayoutName = keyof typeof layouts

/** Every key with a character. */
export const characterKeys: readonly string[] = places.flat()

interface Held {
  readonly shift?: boolean
  readonly ctrl?: boolean
  readonly alt?: boolean
  readonly meta?: boolean
  /** AltGr as Windows reports it, with Control and Alt, or as Linux does. */
  readonly altGr?: 'windows' | 'linux'
}

const writtenBy = (layout: Layout, code: string, { shift, altGr }: Held): string => {
  if (altGr) return layout.altGr[code] ?? ' '
  const rows = shift ? layout.shift : layout.plain
  for (const [row, codes] of places.entries()) {
    const at = codes.indexOf(code)
    if (at >= 0) return [...(rows[row] ?? '')][at] ?? ' '
  }
  throw new TypeError(`Not a place on the keyboard: ${code}`)
}

/** A press of the key at a place on a layout, as a browser reports it; null where the key writes nothing. */
export const strike = (name: LayoutName, code: string, held: Held = {}): Press | null => {
  const written = writtenBy(layouts[name], code, held)
  if (written === ' ') return null
  const windowsAltGr = held.altGr === 'windows'
  return {
    key: written === '◌' ? 'Dead' : written,
    code,
    ctrlKey: held.ctrl === true || windowsAltGr,
    altKey: held.alt === true || windowsAltGr,
    metaKey: held.meta === true,
    shiftKey: held.shift === true,
    altGraph: held.altGr !== undefined,
  }
}
