/** Numbers, all from one seed: the same seed gives the same inputs. */
export interface Dice {
  /** A whole number from 0, below `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
}

/** Creates dice from a seed (mulberry32). */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end
  }
  return {
    below,
    pick(from) {
      const found = from[below(from.length)]
      if (found === undefined) throw new TypeError('there is nothing to pick from')
      return found
    },
  }
}

/** Values that parsers are known to trip over. */
const oddValues: readonly unknown[] = [
  ...[null, true, '', 0, -1, 1.5, 2 ** 31, 2 ** 40, 2 ** 53, -(2 ** 53), 1e308],
  ...['__proto__', '\0', '\ud800', '../..', 'x'.repeat(10_000), '2026-13-45T99:99:99Z', '9'.repeat(400)],
  ...[{}, [], [[]], { __proto__: null, constructor: { prototype: 1 } }, Array.from({ length: 1_000 }, () => 0)],
]
const oddWords = [
  '"__proto__":1,',
  '\\u0000',
  '1e999',
  '[[[[[[',
  '{"a":',
  '\u{feff}',
  '.',
  '..',
  '=',
  '%00',
  '-0',
  ',,',
]
const oddNumbers = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  0x7fff_ffffn,
  0xffff_ffffn,
  1n << 40n,
  (1n << 53n) - 1n,
  (1n << 64n) - 1n,
]

const longestBytes = 262_144

type Mutation = (bytes: Buffer, dice: Dice, corpus: readonly Buffer[]) => Buffer

const placed = (bytes: Buffer, at: number, piece: Uint8Array): Buffer => {
  const out = Buffer.from(bytes)
  out.set(piece.subarray(0, Math.max(0, out.length - at)), at)
  return out
}

const flipBit: Mutation = (bytes, dice) => {
  const out = Buffer.from(bytes)
  const at = dice.below(out.length + 1)
  if (at < out.length) out[at] = (out[at] ?? 0) ^ (1 << dice.below(8))
  return out
}
const setByte: Mutation = (bytes, dice) => placed(bytes, dice.below(bytes.length + 1), Buffer.of(dice.below(256)))
const truncate: Mutation = (bytes, dice) => Buffer.from(bytes.subarray(0, dice.below(bytes.length + 1)))
const remove: Mutation = (bytes, dice) => {
  const at = dice.below(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice.below(16))])
}
const repeat: Mutation = (bytes, dice) => {
  const at = dice.below(bytes.length + 1)
  const piece = bytes.subarray(at, at + 1 + dice.below(64))
  return Buffer.concat([
    bytes.subarray(0, at),
    ...Array.from({ length: 1 + dice.below(8) }, () => piece),
    bytes.subarray(at),
  ])
}
const splice: Mutation = (bytes, dice, corpus) => {
  const other = dice.pick(corpus)
  return Buffer.concat([bytes.subarray(0, dice.below(bytes.length + 1)), other.subarray(dice.below(other.length + 1))])
}
const insertWord: Mutation = (bytes, dice) => {
  const at = dice.below(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(dice.pick(oddWords)), bytes.subarray(at)])
}
/** Puts a length or an offset that nothing backs where one may stand. */
const claimNumber: Mutation = (bytes, dice) => {
  const piece = Buffer.alloc(8)
  piece.writeBigUInt64BE(dice.pick(oddNumbers))
  const width = dice.pick([1, 2, 4, 8])
  const cut = piece.subarray(8 - width)
  return placed(bytes, dice.below(bytes.length + 1), dice.below(2) === 0 ? cut : Buffer.from(cut).reverse())
}
const raiseDigits: Mutation = (bytes, dice) => {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(/\d+/g)]
  if (found.length === 0) return flipBit(bytes, dice, [])
  const { index, 0: digits } = dice.pick(found)
  return Buffer.from(
    `${text.slice(0, index)}${String(dice.pick(oddNumbers))}${text.slice(index + digits.length)}`,
    'latin1',
  )
}

/** Exchanges, drops or adds one value of a JSON document, so that the rest stays well formed. */
const changeJson: Mutation = (bytes, dice, corpus) => {
  let root: unknown
  try {
    root = JSON.parse(bytes.toString('utf8'))
  } catch {
    return insertWord(bytes, dice, corpus)
  }
  let holder: Record<string, unknown> | null = null
  let name = ''
  for (let value = root; typeof value === 'object' && value !== null && Object.keys(value).length > 0;) {
    holder = value as Record<string, unknown>
    name = dice.pick(Object.keys(value))
    value = holder[name]
    if (dice.below(3) === 0) break
  }
  if (holder === null) return Buffer.from(JSON.stringify(dice.pick(oddValues)))
  const turn = dice.below(6)
  if (turn === 0) Reflect.deleteProperty(holder, name)
  else if (turn === 1) holder[dice.pick(['extra', 'constructor', 'toString', '0'])] = dice.pick(oddValues)
  else holder[name] = dice.pick(oddValues)
  return Buffer.from(JSON.stringify(root))
}

const mutations: readonly Mutation[] = [
  ...[flipBit, flipBit, setByte, truncate, remove, repeat, splice, insertWord],
  ...[claimNumber, raiseDigits, changeJson, changeJson, changeJson],
]

/** Takes one real input and changes it in one to four ways. */
export const mutate = (corpus: readonly Buffer[], dice: Dice): Buffer => {
  let bytes = dice.pick(corpus)
  for (let left = 1 + dice.below(4); left > 0; left -= 1) bytes = dice.pick(mutations)(bytes, dice, corpus)
  return bytes.length > longestBytes ? bytes.subarray(0, longestBytes) : bytes
}
