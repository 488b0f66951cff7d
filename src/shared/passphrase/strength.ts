import { commonWords, knownPassphrases } from './first-guesses.ts'

/** The least number of characters, in code points. */
export const leastPassphraseLength = 12
/**
 * The least that has to be guessed, in bits. With 2^34 guesses, each a quarter of a second of scrypt and only with the device
 * secret at hand, one processor is busy for more than a century.
 */
const leastBits = 34
const strongBits = 48

export interface Strength {
  /** 0 nothing typed, 1 too short, 2 easy to guess, 3 good, 4 strong. */
  readonly level: 0 | 1 | 2 | 3 | 4
  /** What it is or what to do, for a person. */
  readonly words: string
  /** Whether the station takes it. */
  readonly enough: boolean
}

const longestJudged = 96
const longestPiece = 24
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const rows = ['qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm', '1234567890']

const simple = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The words of names that are long enough to be known in a passphrase. */
const nameWords = (names: readonly string[]): string[] =>
  names.flatMap((name) => simple(name).split(/[^\p{L}\p{N}]+/u)).filter((word) => [...word].length >= 4)

const follows = (before: string, point: string): boolean => {
  const step = (point.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
  if (Math.abs(step) <= 1) return true
  return rows.some((row) => row.includes(before + point) || row.includes(point + before))
}

const bitsOfPoint = (point: string): number => {
  if (/[a-z]/.test(point)) return 4.7
  if (/\d/.test(point)) return 3.3
  return point === ' ' ? 1 : 6
}

/** What a piece costs when it is guessed as a whole, or null when only its characters can be guessed. */
const bitsOfPiece = (piece: string, before: string, after: string): number | null => {
  const plain = [...piece].map((point) => leet[point] ?? point).join('')
  if (commonWords.has(piece) || commonWords.has(plain)) return 6
  if (piece.length >= 3 && before.includes(piece)) return 2
  if (/^(19|20)\d\d$/.test(piece)) return 5
  const isWord = piece.length >= 3 && /^\p{L}+$/u.test(piece) && !/\p{L}$/u.test(before) && !/^\p{L}/u.test(after)
  return isWord ? 13 : null
}

/** The cheapest way to guess it, in bits: any cut into common words, ordinary words, years, rows, repeats and characters. */
const bitsToGuess = (text: string): number => {
  const points = [...text].slice(0, longestJudged)
  const least: number[] = [0]
  for (let end = 1; end <= points.length; end++) {
    const point = points[end - 1] ?? ''
    const before = points[end - 2]
    const single = before !== undefined && follows(before, point) ? 1 : bitsOfPoint(point)
    let best = (least[end - 1] ?? 0) + single
    for (let start = Math.max(0, end - longestPiece); start < end - 1; start++) {
      const piece = points.slice(start, end).join('')
      const bits = bitsOfPiece(piece, points.slice(0, start).join(''), points.slice(end).join(''))
      if (bits !== null) best = Math.min(best, (least[start] ?? 0) + bits)
    }
    least.push(best)
  }
  return least.at(-1) ?? 0
}

const advice = 'Use four words that do not belong together'

/**
 * How hard a passphrase is to guess, and what to do about it. The station and the window use the same judgement.
 *
 * An estimate from below for the usual habits: known phrases, common words, years, rows of keys, repeats, names of the
 * person and the organisation. It knows no dictionary of a language: a word counts as one of eight thousand.
 *
 * @param names - Of the person, the device and the organisation; a word of four letters or more of them is refused.
 */
export const judgePassphrase = (passphrase: string, names: readonly string[] = []): Strength => {
  const lengthCodePoints = [...passphrase.normalize('NFC').trim()].length
  const typed = [...passphrase].length
  if (typed === 0) return { level: 0, words: `${String(leastPassphraseLength)} characters or more`, enough: false }
  if (lengthCodePoints < leastPassphraseLength)
    return {
      level: 1,
      words: `${String(lengthCodePoints)} of ${String(leastPassphraseLength)} characters`,
      enough: false,
    }
  const text = simple(passphrase.trim())
  const refuse = (why: string): Strength => ({ level: 2, words: `${why}. ${advice}.`, enough: false })
  if (knownPassphrases.has(text.replace(/[^\p{L}\p{N}]/gu, ''))) return refuse('Everybody knows this one')
  const named = nameWords(names).find((word) => text.includes(word))
  if (named !== undefined) return refuse('It holds a name that belongs to you or the organisation')
  const bits = bitsToGuess(text)
  if (bits < leastBits) return refuse('Long enough, but easy to guess')
  if (bits < strongBits) return { level: 3, words: 'Good', enough: true }
  return { level: 4, words: 'Strong', enough: true }
}
