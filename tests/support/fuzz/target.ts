import type { FailureCode } from '../../../src/shared/failures.ts'

/** One parser of bytes from outside. */
export interface Target {
  readonly name: string
  /** Real inputs, from which others are made. */
  readonly corpus: () => readonly Buffer[] | Promise<readonly Buffer[]>
  /** Inputs that once were, or might be, too much: tried as they are, before all others. */
  readonly seeds?: readonly Buffer[]
  /** The only failures it may answer with; anything else that is thrown is a bug. */
  readonly codes: readonly FailureCode[]
  /** Reads an input. Throws `TypeError` when what came out must not have. */
  readonly parse: (input: Buffer) => unknown
  /** Share of the inputs that it gets; parsers that write files or check signatures get fewer. 1 when left out. */
  readonly share?: number
}

const text = (value: string): Buffer => Buffer.from(value)

/** JSON that is too deep, too long, or claims too much: every parser of JSON gets these. */
export const hostileJson: readonly Buffer[] = [
  text('['.repeat(100_000)),
  text('['.repeat(100_000) + ']'.repeat(100_000)),
  text('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)),
  text(`[${'0,'.repeat(1_000_000)}0]`),
  text(`{${Array.from({ length: 100_000 }, (_, n) => `"m${String(n)}":0`).join(',')}}`),
  text(`"${'\\'.repeat(200_001)}"`),
  text(`"${'\\u0061'.repeat(100_000)}"`),
  text('9'.repeat(1_000_000)),
  text('{"__proto__":{"isAdmin":true}}'),
  text('{"a":1,"a":2}'),
  text('\u{feff}{}'),
  Buffer.of(0xff, 0xfe, 0x00),
  Buffer.alloc(0),
]
