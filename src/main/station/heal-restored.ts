import { certificateDocument } from '../guard/trust/certificate.ts'
import type { LogEntry } from '../guard/trust/entries.ts'
import { onlyKey } from '../guard/trust/key-pairs.ts'
import { readClaims } from '../guard/trust/signed.ts'
import { raiseAnchor } from './anchor.ts'
import { raiseRounds } from './delivery-rounds.ts'
import { deviceLog } from './exchange-names.ts'
import { loadProject } from './project.ts'
import type { ProjectId } from '../../shared/ids.ts'
import { followLog, storedEntries } from './logs.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * Brings a home that was restored from a copy back to what this device already said: takes its own log from the exchange,
 * destroys again what a certificate there says was destroyed, and goes on counting deliveries from there. Until then nothing
 * opens, and nothing is appended to the log, which would fork it. What was drawn after the copy was made and never delivered
 * is not in the copy; what was delivered is at the lead's. A lead's copy knows no keys of shards that were added after it.
 *
 * @throws {@link Failure} `EXCHANGE_UNREACHABLE`; `LOG_BROKEN` when the copy itself had gone on: then the device enrols anew
 */
export const healRestored = async (at: Unlocked): Promise<void> => {
  const log = deviceLog(at.identity.deviceId)
  const own = { keyOf: await onlyKey(at.signing.publicKey) }
  await followLog(at, log, own)
  for (const row of at.home.projects.list()) {
    if (row.record.role !== 'owner') continue
    await followLog(at, row.record.log, own)
    await loadProject(at, row.projectId as ProjectId)
  }
  // Statements that are replaced in place would replace newer ones.
  for (const { name } of at.home.outbox.list())
    if (/(^|\/)status\/|^membership|^organisation/.test(name)) at.home.outbox.remove(name)
  const delivered = new Map<string, number>()
  for (const { body } of storedEntries(at, log)) {
    if (body.kind === 'certificate') destroyAgain(at, body)
    if (body.kind === 'work') delivered.set(body.shardId, (delivered.get(body.shardId) ?? 0) + 1)
  }
  for (const [shardId, rounds] of delivered) raiseRounds(at, shardId, rounds)
  at.home.checkpoint()
  await raiseAnchor(at)
  at.restored = false
  at.audit.append({ event: 'home.restored', result: 'done', reason: 'healed', subject: at.identity.deviceId })
}

const destroyAgain = (at: Unlocked, body: Extract<LogEntry['body'], { kind: 'certificate' }>): void => {
  const document = readClaims(body.certificate, certificateDocument)
  if (at.home.certificates.find(document.certificateId)) return
  at.home.transaction(() => {
    for (const kid of document.keyIds) at.home.privateKeys.remove(kid)
    if (document.scope === 'project') at.home.projects.destroyKey(body.projectId)
  })
}
