import { Failure } from '../../../shared/failures.ts'
import { logEntry, type LogBody, type LogEntry } from './entries.ts'
import type { KeyPair, PublicKey } from './key-pairs.ts'
import { hashOf, signDocument, verifyDocument } from './signed.ts'

/** Where a log stands. `seq` 0 with a null hash is an empty log. */
export interface LogHead {
  readonly seq: number
  readonly hash: string | null
}

export const emptyHead: LogHead = { seq: 0, hash: null }

/** An entry with the bytes it was signed as. */
export interface ChainLink {
  readonly entry: LogEntry
  readonly jws: string
  readonly hash: string
}

/** Failure of a log that names the entry where it broke. */
export class LogFailure extends Failure {
  readonly log: string
  readonly seq: number
  constructor(code: 'LOG_BROKEN' | 'LOG_ROLLED_BACK', at: { log: string; seq: number }, options?: ErrorOptions) {
    super(code, options)
    this.log = at.log
    this.seq = at.seq
  }
}

/** Signs the entry that follows a head. The time comes from the caller: this file reads no clock. */
export const signNext = async (
  chain: { log: string; head: LogHead; at: string },
  body: LogBody,
  signer: KeyPair,
): Promise<ChainLink> => {
  const entry: LogEntry = { log: chain.log, seq: chain.head.seq + 1, prev: chain.head.hash, at: chain.at, body }
  const jws = await signDocument('auxerta-log+jws', entry, signer)
  return { entry, jws, hash: hashOf(jws) }
}

/**
 * Verifies that an entry follows a head in its log: right log, next number, right predecessor, right writer.
 *
 * @throws {@link LogFailure} `LOG_BROKEN` naming the entry.
 */
export const verifyNext = async (
  chain: { log: string; head: LogHead },
  jws: string,
  writer: PublicKey | ((kid: string) => PublicKey | null),
): Promise<ChainLink> => {
  const seq = chain.head.seq + 1
  const keyOf = typeof writer === 'function' ? writer : () => writer
  let entry: LogEntry
  try {
    entry = await verifyDocument(jws, { typ: 'auxerta-log+jws', schema: logEntry, keyOf })
  } catch (cause) {
    throw new LogFailure('LOG_BROKEN', { log: chain.log, seq }, { cause })
  }
  if (entry.log !== chain.log || entry.seq !== seq || entry.prev !== chain.head.hash)
    throw new LogFailure('LOG_BROKEN', { log: chain.log, seq })
  return { entry, jws, hash: hashOf(jws) }
}
