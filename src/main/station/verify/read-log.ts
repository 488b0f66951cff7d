import { emptyHead, verifyNext, type ChainLink } from '../../guard/trust/chain.ts'
import type { MemberEntry } from '../../guard/trust/documents.ts'
import type { Transport } from '../../transports/transport.ts'
import { entryObject } from '../exchange-names.ts'
import { readText } from '../logs.ts'
import { signersOf } from '../membership.ts'

/** Reads a whole log from the exchange and verifies every entry. @throws {@link Failure} `LOG_BROKEN` naming the entry. */
export const readWholeLog = async (exchange: Transport, log: string, writer: MemberEntry): Promise<ChainLink[]> => {
  const links: ChainLink[] = []
  const keyOf = await signersOf([{ ...writer, revokedAt: null }])
  for (;;) {
    const last = links.at(-1)
    const head = last ? { seq: last.entry.seq, hash: last.hash } : emptyHead
    const jws = await readText({ exchange }, entryObject(log, head.seq + 1))
    if (jws === null) return links
    links.push(await verifyNext({ log, head }, jws, keyOf))
  }
}

/** The logs of projects that lie on the exchange, by name. */
export const listProjectLogs = async (exchange: Transport): Promise<string[]> => {
  const logs = new Set<string>()
  for await (const { name } of exchange.list('projects/')) {
    const match = /^(projects\/[^/]+\/log\/[^/]+)\/\d{8}\.jws$/.exec(name)
    if (match?.[1]) logs.add(match[1])
  }
  return [...logs].sort()
}
