import { Failure } from '../../shared/failures.ts'
import { LogFailure, signNext, verifyNext, type ChainLink, type LogHead } from '../guard/trust/chain.ts'
import { logEntry, type LogBody, type LogEntry } from '../guard/trust/entries.ts'
import type { PublicKey } from '../guard/trust/key-pairs.ts'
import { readClaims } from '../guard/trust/signed.ts'
import { entryObject } from './exchange-names.ts'
import type { Unlocked } from './unlocked.ts'

const maxEntryBytes = 96 * 1024 * 1024
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Reads the stored entries of a log. They were verified before they were stored. */
export const storedEntries = (at: Pick<Unlocked, 'home'>, log: string, afterSeq = 0): LogEntry[] =>
  at.home.logEntries.list(log, afterSeq).map(({ jws }) => payloadOf(jws))

const payloadOf = (jws: string): LogEntry => readClaims(jws, logEntry)

/** Where the stored part of a log ends. */
export const storedHead = (at: Pick<Unlocked, 'home'>, log: string): LogHead =>
  at.home.logEntries.head(log) ?? { seq: 0, hash: null }

/**
 * Appends to a log of this device: signed, stored and laid into the outbox in one transaction. A power cut leaves either
 * nothing or an entry that will be delivered; the exchange may be away.
 */
export const appendEntry = (at: Unlocked, log: string, body: LogBody): Promise<ChainLink> =>
  appendEntryWith(at, { log, body, also: () => undefined })

/** As {@link appendEntry}, with further writes to the home database in the same transaction. */
export const appendEntryWith = async (
  at: Unlocked,
  entry: { readonly log: string; readonly body: LogBody; readonly also: () => void },
): Promise<ChainLink> => {
  const [link] = await appendEntries(at, { log: entry.log, bodies: [entry.body], also: entry.also })
  if (!link) throw new TypeError('one entry was appended')
  return link
}

/**
 * As {@link appendEntry}, several at once: all of them are stored or none. `also` writes to the home database in the same
 * transaction.
 */
export const appendEntries = async (
  at: Unlocked,
  entries: { readonly log: string; readonly bodies: readonly LogBody[]; readonly also: () => void },
): Promise<ChainLink[]> => {
  const { log, bodies } = entries
  // An older copy of this home would fork the log it has forgotten the end of.
  if (at.restored) throw new Failure('HOME_RESTORED')
  const links: ChainLink[] = []
  for (const body of bodies) {
    const last = links.at(-1)
    const head = last ? { seq: last.entry.seq, hash: last.hash } : storedHead(at, log)
    links.push(await signNext({ log, head, at: at.clock.now() }, body, at.signing))
  }
  at.home.transaction(() => {
    entries.also()
    for (const { entry, hash, jws } of links) {
      at.home.logEntries.append(log, [{ seq: entry.seq, hash, jws }])
      at.home.outbox.put(entryObject(log, entry.seq), encoder.encode(jws), entry.at)
    }
  })
  return links
}

/** How a log is followed. */
export interface Following {
  /** Whose keys may have signed. */
  readonly keyOf: (kid: string) => PublicKey | null
  /** Throws when the meaning of an entry breaks the log: then it is not stored. */
  readonly admit?: (entry: LogEntry) => void
  /** Whether the times in it are a lead's: only those raise the clock's high water. */
  readonly isLeads?: boolean
}

/**
 * Reads what a log has beyond what is stored, verifies each entry against the one before and stores it.
 *
 * @returns The new entries, oldest first.
 * @throws {@link Failure} `LOG_BROKEN` naming the entry; what came before it stays stored, it itself does not.
 */
export const followLog = async (at: Unlocked, log: string, following: Following): Promise<LogEntry[]> => {
  const fresh: LogEntry[] = []
  for (;;) {
    const head = storedHead(at, log)
    const bytes = await at.exchange.get(entryObject(log, head.seq + 1), maxEntryBytes)
    if (bytes === null) return fresh
    const link = await verifyNext({ log, head }, textOf(bytes, log, head.seq + 1), following.keyOf)
    following.admit?.(link.entry)
    at.home.logEntries.append(log, [{ seq: link.entry.seq, hash: link.hash, jws: link.jws }])
    if (following.isLeads) at.clock.witness(Date.parse(link.entry.at))
    fresh.push(link.entry)
  }
}

const textOf = (bytes: Uint8Array, log: string, seq: number): string => {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new LogFailure('LOG_BROKEN', { log, seq }, { cause })
  }
}

/** Hands everything in the outbox to the exchange, oldest first. @returns How many objects went out. */
export const flushOutbox = async (at: Unlocked): Promise<number> => {
  let sent = 0
  for (const { name } of at.home.outbox.list()) {
    const bytes = at.home.outbox.read(name)
    if (bytes) await at.exchange.put(name, bytes)
    at.home.outbox.remove(name)
    sent++
  }
  return sent
}

/** Reads a text object. @throws {@link Failure} `DOCUMENT_INVALID` when it is larger than it may be or not UTF-8. */
export const readText = async (
  at: Pick<Unlocked, 'exchange'>,
  name: string,
  maxBytes = maxEntryBytes,
): Promise<string | null> => {
  const bytes = await at.exchange.get(name, maxBytes)
  if (bytes === null) return null
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
}
