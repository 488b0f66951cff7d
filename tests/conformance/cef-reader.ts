/**
 * A reader of ArcSight's Common Event Format, version 0, written from its description and not from our writer: seven header fields
 * parted by `|`, then pairs `key=value` parted by a space. In the header `\|` and `\\` are one sign each, in a value `\=`, `\\`,
 * `\n` and `\r`.
 */
export interface CefEvent {
  readonly header: readonly string[]
  readonly extension: ReadonlyMap<string, string>
}

/** Splits at a sign that no backslash stands before; the backslashes stay. */
const splitPlain = (text: string, sign: string, parts: number): string[] => {
  const found: string[] = []
  let begin = 0
  for (let at = 0; at < text.length && found.length < parts - 1; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === sign) {
      found.push(text.slice(begin, at))
      begin = at + 1
    }
  }
  return [...found, text.slice(begin)]
}

const unescaped = (text: string, signs: Readonly<Record<string, string>>): string => {
  let plain = ''
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '\\') {
      plain += text.charAt(at)
      continue
    }
    const sign = signs[text[at + 1] ?? '']
    if (sign === undefined) throw new Error(`a lone backslash at ${String(at)}`)
    plain += sign
    at += 1
  }
  return plain
}

/** Where keys begin: at the start or behind a space, up to an equals sign that is not escaped. */
const pairs = (text: string): Map<string, string> => {
  const keys = [...text.matchAll(/(?:^| )([A-Za-z0-9_]+)=/g)].filter((found) => {
    const before = /\\*$/.exec(text.slice(0, found.index + found[0].length - 1))?.[0].length ?? 0
    return before % 2 === 0
  })
  const read = new Map<string, string>()
  for (const [place, key] of keys.entries()) {
    const end = keys[place + 1]?.index ?? text.length
    const value = text.slice(key.index + key[0].length, end)
    if (/(?<!\\)(?:\\\\)*=/.test(value)) throw new Error(`an equals sign that is not escaped in ${key[1] ?? ''}`)
    read.set(key[1] ?? '', unescaped(value, { '=': '=', '\\': '\\', n: '\n', r: '\r' }))
  }
  return read
}

/** Reads one line. @throws Error when it is not CEF. */
export const readCef = (line: string): CefEvent => {
  if (/[\r\n]/.test(line)) throw new Error('more than one line')
  const parts = splitPlain(line, '|', 8)
  if (parts.length !== 8 || parts[0] !== 'CEF:0') throw new Error('no CEF header')
  const header = parts.slice(0, 7).map((field) => unescaped(field, { '|': '|', '\\': '\\' }))
  const severity = Number(header[6])
  if (!Number.isInteger(severity) || severity < 0 || severity > 10) throw new Error('no severity')
  return { header, extension: pairs(parts[7] ?? '') }
}
