import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isSuggestion } from '../../shared/labels/finish-rules.ts'
import type { Label } from '../../shared/labels/index.ts'
import type { Ontology } from '../../shared/labels/ontology.ts'
import { Failure } from '../../shared/failures.ts'
import type { MemberEntry } from '../guard/trust/documents.ts'
import { workDocument, type BodyOf, type LogEntry, type WorkDocument } from '../guard/trust/entries.ts'
import { openSealed } from '../guard/trust/sealed.ts'
import { parseJson, verifyDocument } from '../guard/trust/signed.ts'
import type { KeyedProject } from './deliver.ts'
import { deviceLog } from './exchange-names.ts'
import { followLog, storedEntries } from './logs.ts'
import { takeComments } from './item-comments.ts'
import { directoryKey, namesOf, signersOf } from './membership.ts'
import { ownKey } from './own-keys.ts'
import { takeCertificate } from './take-certificate.ts'
import type { Unlocked } from './unlocked.ts'
import { witnessCheckpoint } from './witness.ts'

const maxWorkBytes = 256 * 1024 * 1024
const takenSetting = (deviceId: string): string => `taken:${deviceId}`

/**
 * Reads on in the log of a device and takes in what it delivered to this lead: work and certificates. Stops at the first
 * object that is missing or broken, so that it is tried again at the next contact and nothing is passed over.
 *
 * @returns How many entries were taken.
 * @throws {@link Failure} `LOG_BROKEN`, `OBJECT_MISSING`, `SIGNATURE_INVALID`, `DOCUMENT_INVALID`
 */
export const takeFromDevice = async (at: Unlocked, member: MemberEntry): Promise<number> => {
  const log = deviceLog(member.deviceId)
  await followLog(at, log, { keyOf: await signersOf([{ ...member, revokedAt: null }]) })
  const setting = takenSetting(member.deviceId)
  const taken = at.home.settings.read(setting, z.number()) ?? 0
  let count = 0
  for (const entry of storedEntries(at, log, taken)) {
    if (await takeEntry(at, member, entry)) count++
    at.home.settings.raise(setting, entry.seq)
  }
  return count
}

const takeEntry = async (at: Unlocked, member: MemberEntry, entry: LogEntry): Promise<boolean> => {
  const { body } = entry
  if (body.kind === 'certificate') return takeCertificate(at, member, body)
  if (body.kind === 'audit.checkpoint') witnessCheckpoint(at, member, { ...entry, body })
  if (body.kind !== 'work') return false
  if (at.home.projects.find(body.projectId)?.role !== 'owner') return false
  const project = at.projects.get(body.projectId)
  if (project && project.wipedAt !== null) return refuseLate(at, body)
  if (!project?.open) throw new Failure('HOME_DAMAGED')
  await takeWork(at, { member, project: { ...project, open: project.open } }, body)
  at.audit.append({ event: 'work.receive', result: 'done', reason: null, subject: body.shardId })
  return true
}

/** What arrives after the lead destroyed the project's keys can be opened by nobody. */
const refuseLate = (at: Unlocked, body: BodyOf<'work'>): false => {
  at.audit.append({ event: 'work.receive', result: 'refused', reason: 'WIPED', subject: body.shardId })
  return false
}

const takeWork = async (
  at: Unlocked,
  from: { member: MemberEntry; project: KeyedProject },
  body: BodyOf<'work'>,
): Promise<void> => {
  const { member, project } = from
  const bytes = await at.exchange.get(body.object, maxWorkBytes)
  if (bytes === null) throw new Failure('OBJECT_MISSING')
  if (createHash('sha256').update(bytes).digest('hex') !== body.sha256) throw new Failure('DOCUMENT_INVALID')
  const document = await openWork(at, from, Buffer.from(bytes).toString('utf8'))
  const grant = project.state.grants.get(body.grantId)
  const isGranted = grant?.deviceId === member.deviceId && grant.shardIds.includes(body.shardId)
  const isSame = document.shardId === body.shardId && document.grantId === body.grantId
  const isOwn = document.deviceId === member.deviceId && document.memberId === member.memberId
  const items = project.state.shards.get(body.shardId)?.items ?? 0
  // Done before the device learned of the erasure: what is erased does not come back.
  const erased = new Set(project.state.shards.get(body.shardId)?.erased)
  const isInShard = document.items.length === body.items && document.items.every((item) => item.index < items)
  if (!isGranted || !isSame || !isOwn || !isInShard || document.projectId !== project.projectId)
    throw new Failure('SIGNATURE_INVALID')
  const { store } = project.open
  const { memberName: author } = await namesOf(member, await directoryKey(at))
  const mayTake = mayTakeIn(project.open.terms.ontology)
  let refused = 0
  store.transaction(() => {
    for (const item of document.items.filter(({ index }) => !erased.has(index))) {
      const labels = item.labels.filter(mayTake)
      refused += item.labels.length - labels.length
      takeComments(store, { shardId: document.shardId, index: item.index }, { item, author })
      store.submissions.add({
        shardId: document.shardId,
        index: item.index,
        round: item.round,
        deviceId: document.deviceId,
        memberId: document.memberId,
        content: { ...item, labels },
        labels: labels.length,
        deliveredAt: document.at,
      })
    }
  })
  if (refused > 0)
    at.audit.append({
      event: 'work.receive',
      result: 'refused',
      reason: 'LABELS_NOT_ALLOWED',
      subject: document.shardId,
    })
}

/** What a person can have made: a device that was tampered with may send what nobody accepted, or classes and shapes that are not the project's. */
const mayTakeIn = (ontology: Ontology): ((label: Label) => boolean) => {
  const kinds = new Map(ontology.classes.map((entry) => [entry.id, new Set(entry.kinds)]))
  return (label) => !isSuggestion(label) && kinds.get(label.classId)?.has(label.kind) === true
}

const openWork = async (
  at: Unlocked,
  from: { member: MemberEntry; project: KeyedProject },
  sealed: string,
): Promise<WorkDocument> => {
  const record = at.home.projects.find(from.project.projectId)?.record
  const key = record?.workKeyId ? ownKey(at, record.workKeyId) : null
  if (!key) throw new Failure('NOT_FOUND')
  const { jws } = parseJson(await openSealed('auxerta-work+jwe', sealed, key), z.strictObject({ jws: z.string() }))
  const keyOf = await signersOf([{ ...from.member, revokedAt: null }])
  return verifyDocument(jws, { typ: 'auxerta-work+jws', schema: workDocument, keyOf })
}
