import { Failure } from '../../shared/failures.ts'
import { LogFailure } from '../guard/trust/chain.ts'
import { statusDocument, type StatusDocument } from '../guard/trust/documents.ts'
import { signDocument, verifyDocument } from '../guard/trust/signed.ts'
import { statusObject, writerOf } from './exchange-names.ts'
import { readText, storedHead } from './logs.ts'
import { signersOf } from './membership.ts'
import type { Unlocked } from './unlocked.ts'

const documentName = (log: string): string => `status:${log}`

const verifyStatus = async (at: Pick<Unlocked, 'membership'>, log: string, jws: string): Promise<StatusDocument> => {
  const writers = (at.membership?.members ?? []).filter(
    (entry) => entry.deviceId === writerOf(log) && entry.roles.includes('lead'),
  )
  const status = await verifyDocument(jws, {
    typ: 'auxerta-status+jws',
    schema: statusDocument,
    keyOf: await signersOf(writers),
  })
  if (status.log !== log) throw new Failure('DOCUMENT_INVALID')
  return status
}

/** The last status taken, verified again; null when none came or its writer is no lead any more. */
export const storedStatus = async (at: Unlocked, log: string): Promise<StatusDocument | null> => {
  const kept = at.home.documents.find(documentName(log))
  if (!kept) return null
  try {
    return await verifyStatus(at, log, kept.body)
  } catch {
    return null
  }
}

/**
 * Reads the status of a log before its entries are followed: the lead hands out entries first, so a status that was read
 * first never runs ahead of them by chance.
 */
export const readStatus = (at: Unlocked, projectId: string, log: string): Promise<string | null> =>
  readText(at, statusObject(projectId, writerOf(log)))

/**
 * Takes the status of a log whose entries were followed after the status was read. It has to confirm what is stored: with
 * another hash, the log was forked; ahead of it, entries are missing; behind one taken before, it was cut.
 *
 * @returns Whether it is another one than before.
 * @throws {@link Failure} `LOG_BROKEN` or `LOG_ROLLED_BACK` naming the entry; `VERSION_ROLLED_BACK` for an older status.
 */
export const takeStatus = async (at: Unlocked, log: string, jws: string | null): Promise<boolean> => {
  if (jws === null || at.home.documents.find(documentName(log))?.body === jws) return false
  const status = await verifyStatus(at, log, jws)
  const known = await storedStatus(at, log)
  if (known && Date.parse(status.issuedAt) < Date.parse(known.issuedAt)) throw new Failure('VERSION_ROLLED_BACK')
  const head = storedHead(at, log)
  if (status.headSeq > head.seq) throw new LogFailure('LOG_BROKEN', { log, seq: head.seq + 1 })
  if (at.home.logEntries.find(log, status.headSeq)?.hash !== status.headHash)
    throw new LogFailure('LOG_BROKEN', { log, seq: status.headSeq })
  if (status.headSeq < head.seq && known && known.headSeq > status.headSeq)
    throw new LogFailure('LOG_ROLLED_BACK', { log, seq: status.headSeq })
  at.home.documents.write({ name: documentName(log), version: Date.parse(status.issuedAt), body: jws })
  at.clock.witness(Date.parse(status.issuedAt))
  return true
}

/** Signs where a log stands now, for as long as given, and lays it into the outbox. Milliseconds. */
export const signStatus = async (
  at: Unlocked,
  project: { projectId: string; log: string },
  validMs: number,
): Promise<StatusDocument> => {
  const head = storedHead(at, project.log)
  if (head.hash === null) throw new Failure('NOT_FOUND')
  const known = at.home.documents.find(documentName(project.log))
  const issuedMs = Math.max(at.clock.nowMs(), (known?.version ?? 0) + 1)
  const status: StatusDocument = {
    log: project.log,
    headSeq: head.seq,
    headHash: head.hash,
    issuedAt: new Date(issuedMs).toISOString(),
    validUntil: new Date(issuedMs + validMs).toISOString(),
  }
  const jws = await signDocument('auxerta-status+jws', status, at.signing)
  const object = statusObject(project.projectId, writerOf(project.log))
  at.home.transaction(() => {
    at.home.documents.write({ name: documentName(project.log), version: issuedMs, body: jws })
    // Behind the entries it confirms, also when an older one still waits.
    at.home.outbox.remove(object)
    at.home.outbox.put(object, new TextEncoder().encode(jws), status.issuedAt)
  })
  return status
}
