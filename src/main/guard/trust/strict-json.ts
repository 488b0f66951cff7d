import { Failure } from '../../../shared/failures.ts'

/** No document nests deeper: the deepest shape that exists has eight levels. */
const maxDepth = 32

const quote = 0x22
const backslash = 0x5c

/** Where a string that begins at a quote ends, counting escaped quotes. */
const endOfString = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes++
    if (escapes % 2 === 0) return at
  }
  throw new Failure('DOCUMENT_INVALID')
}

/** A member's name with its escapes resolved: `"\u0061"` is `"a"`. */
const nameOf = (quoted: string): string => {
  try {
    return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
}

/**
 * Refuses JSON that two readers may understand differently, or that is made to cost: a member named twice in one object,
 * more than 32 levels. Looks once over the text, without recursion, before anything parses it.
 *
 * @throws {@link Failure} `DOCUMENT_INVALID`
 * @see RFC 8259 § 4
 */
export const refuseAmbiguousJson = (text: string): void => {
  /** One per open level: the names so far of an object, null for an array. */
  const open: (Set<string> | null)[] = []
  let isName = false
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote: {
        const end = endOfString(text, at)
        const names = open.at(-1)
        if (isName && names) {
          const name = nameOf(text.slice(at, end + 1))
          if (names.has(name)) throw new Failure('DOCUMENT_INVALID')
          names.add(name)
        }
        at = end
        break
      }
      case 0x7b: // {
      case 0x5b: // [
        isName = text[at] === '{'
        if (open.push(isName ? new Set() : null) > maxDepth) throw new Failure('DOCUMENT_INVALID')
        break
      case 0x7d: // }
      case 0x5d: // ]
        open.pop()
        isName = false
        break
      case 0x2c: // ,
        isName = open.at(-1) !== null
        break
      case 0x3a: // :
        isName = false
        break
    }
  }
}
