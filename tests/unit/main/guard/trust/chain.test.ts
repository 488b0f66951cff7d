import { beforeAll, describe, expect, it } from 'vitest'
import {
  emptyHead,
  LogFailure,
  signNext,
  verifyNext,
  type ChainLink,
  type LogHead,
} from '../../../../../src/main/guard/trust/chain.ts'
import type { LogBody } from '../../../../../src/main/guard/trust/entries.ts'
import { createKeyPair, type KeyPair } from '../../../../../src/main/guard/trust/key-pairs.ts'

const log = 'devices/abcdefgh12345678/log'
const at = '2026-11-24T08:00:00.000Z'
const mark = (seq: number): LogBody => ({ kind: 'audit.checkpoint', seq, hash: 'h' })
let writer: KeyPair
let other: KeyPair
let links: ChainLink[]

const headOf = (link: ChainLink | undefined): LogHead => (link ? { seq: link.entry.seq, hash: link.hash } : emptyHead)
const write = async (
  signer: KeyPair,
  count: number,
  { name = log, from = [] }: { name?: string; from?: readonly ChainLink[] } = {},
): Promise<ChainLink[]> => {
  const made = [...from]
  for (let i = 0; i < count; i++)
    made.push(await signNext({ log: name, head: headOf(made.at(-1)), at }, mark(made.length), signer))
  return made
}
const read = async (texts: readonly string[]): Promise<number> => {
  let head = emptyHead
  for (const jws of texts)
    head = headOf(await verifyNext({ log, head }, jws, (kid) => (kid === writer.kid ? writer.publicKey : null)))
  return head.seq
}
const breaksAt = async (texts: readonly string[]): Promise<unknown> => {
  try {
    return `read ${String(await read(texts))}`
  } catch (error) {
    return error instanceof LogFailure ? [error.code, error.log, error.seq] : error
  }
}

beforeAll(async () => {
  writer = await createKeyPair('ES256')
  other = await createKeyPair('ES256')
  links = await write(writer, 5)
})

describe('a chained log', () => {
  const texts = () => links.map((link) => link.jws)

  it('is read whole', async () => {
    expect(await read(texts())).toBe(5)
  })

  it.each([1, 2, 3, 4])('names the entry that is missing at %d', async (seq) => {
    expect(await breaksAt(texts().toSpliced(seq - 1, 1))).toEqual(['LOG_BROKEN', log, seq])
  })

  it('names the first of two entries that changed places', async () => {
    const [a = '', b = '', c = '', d = ''] = texts()
    expect(await breaksAt([a, c, b, d])).toEqual(['LOG_BROKEN', log, 2])
  })

  it('names an entry that comes again', async () => {
    const [a = '', b = ''] = texts()
    expect(await breaksAt([a, b, b])).toEqual(['LOG_BROKEN', log, 3])
    expect(await breaksAt([a, a])).toEqual(['LOG_BROKEN', log, 2])
  })

  it('names the entry where a fork of the same writer leaves the known one', async () => {
    const fork = await write(writer, 3, { from: links.slice(0, 2) })
    const [, , third] = texts()
    expect(await breaksAt([...fork.slice(0, 3).map((link) => link.jws), texts()[3] ?? ''])).toEqual([
      'LOG_BROKEN',
      log,
      4,
    ])
    expect(fork[2]?.jws).not.toBe(third)
  })

  it('takes no entry of another writer, and none of the same writer for another log', async () => {
    const foreign = await write(other, 1, { from: links.slice(0, 2) })
    expect(await breaksAt([...texts().slice(0, 2), foreign[2]?.jws ?? ''])).toEqual(['LOG_BROKEN', log, 3])
    const elsewhere = await write(writer, 1, { name: 'devices/zzzzzzzz12345678/log' })
    expect(await breaksAt([elsewhere[0]?.jws ?? ''])).toEqual(['LOG_BROKEN', log, 1])
  })

  it('takes no entry of another shape', async () => {
    const strange = await signNext(
      { log, head: emptyHead, at },
      { kind: 'wish', all: 'keys' } as unknown as LogBody,
      writer,
    )
    expect(await breaksAt([strange.jws])).toEqual(['LOG_BROKEN', log, 1])
    expect(await breaksAt(['', 'x', 'a.b.c'].slice(0, 1))).toEqual(['LOG_BROKEN', log, 1])
  })
})
