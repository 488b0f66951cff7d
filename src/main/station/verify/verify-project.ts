import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure, failureMessages } from '../../../shared/failures.ts'
import type { CertificateDocument } from '../../guard/trust/certificate.ts'
import { LogFailure, type ChainLink } from '../../guard/trust/chain.ts'
import { statusDocument, type MemberEntry, type MembershipDocument } from '../../guard/trust/documents.ts'
import { verifyDocument } from '../../guard/trust/signed.ts'
import type { Transport } from '../../transports/transport.ts'
import { shardObject, statusObject, writerOf } from '../exchange-names.ts'
import { readText } from '../logs.ts'
import { signersOf } from '../membership.ts'
import { pairOf } from '../model-cache.ts'
import { setPairOf } from '../suggestion-sets.ts'
import { reduceProject, type ProjectState } from '../project-state.ts'
import type { SealedPair } from '../shard-cache.ts'
import { debtsOf, isSound } from '../debts.ts'
import { verifyCertificate } from '../take-certificate.ts'
import { counted } from './counted.ts'
import { readWholeLog } from './read-log.ts'
import { check, type Check } from './report.ts'

/** What the checks of one project look at. `scratchDir` takes one ciphertext at a time while it is hashed. */
export interface ProjectScope {
  readonly exchange: Transport
  readonly membership: MembershipDocument
  readonly scratchDir: string
  readonly deviceLogs: ReadonlyMap<string, readonly ChainLink[]>
}

/** Checks one project log, its status, its shards and the certificates it asks for. */
export const verifyProjectLog = async (scope: ProjectScope, log: string, checks: Check[]): Promise<void> => {
  const writer = scope.membership.members.find((entry) => entry.deviceId === writerOf(log))
  let links: ChainLink[] = []
  let state: ProjectState | null = null
  const isWhole = await check(checks, `Project log ${log}`, async () => {
    if (!writer?.roles.includes('lead')) throw new Failure('SIGNATURE_INVALID')
    links = await readWholeLog(scope.exchange, log, writer)
    state = reduceProject(
      log,
      links.map((link) => link.entry),
    )
    return `${counted(links.length, 'entry', 'entries')}, whole`
  })
  const project = state as ProjectState | null
  if (!isWhole || !project || !writer) return
  await check(checks, `Status of ${log}`, () =>
    verifyStatus(scope, { log, projectId: project.projectId, writer }, links),
  )
  for (const shard of project.shards.values())
    await check(checks, `Shard ${shard.shardId}`, async () => {
      if (project.completedAt !== null) return 'named in the log; closed with the project'
      await verifyCiphertext(scope, project.projectId, shard)
      return `${counted(shard.items, 'item')}, ciphertext as signed`
    })
  for (const model of project.models.values())
    await check(checks, `Model ${model.modelId}`, async () => {
      if (project.completedAt !== null || model.isRemoved) return 'named in the log; closed'
      await verifyCiphertext(scope, project.projectId, pairOf(model))
      return 'ciphertext as signed'
    })
  for (const set of project.suggestions.values())
    await check(checks, `Suggestions ${set.setId}`, async () => {
      if (project.completedAt !== null || set.isOver) return 'named in the log; closed'
      await verifyCiphertext(scope, project.projectId, setPairOf(set))
      return 'ciphertext as signed'
    })
  await verifyCertificates(scope, project, checks)
}

const verifyStatus = async (
  scope: ProjectScope,
  at: { log: string; projectId: string; writer: MemberEntry },
  links: readonly ChainLink[],
): Promise<string> => {
  const jws = await readText(scope, statusObject(at.projectId, at.writer.deviceId))
  if (jws === null) throw new Failure('OBJECT_MISSING')
  const keyOf = await signersOf([{ ...at.writer, revokedAt: null }])
  const status = await verifyDocument(jws, { typ: 'auxerta-status+jws', schema: statusDocument, keyOf })
  const link = links[status.headSeq - 1]
  if (link?.hash !== status.headHash || status.log !== at.log)
    throw new LogFailure('LOG_BROKEN', { log: at.log, seq: status.headSeq })
  return `confirms entry ${String(status.headSeq)}, signed ${status.issuedAt}`
}

const verifyCiphertext = async (scope: ProjectScope, projectId: string, shard: SealedPair): Promise<void> => {
  for (const stream of ['tar', 'index'] as const) {
    const path = join(scope.scratchDir, `verify-${shard.shardId}.${stream}`)
    try {
      const length = await scope.exchange.getTo(shardObject({ projectId, ...shard }, stream), path)
      if (length === null) throw new Failure('OBJECT_MISSING')
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(chunk as Buffer)
      if (length !== shard[stream].lengthBytes || hash.digest('hex') !== shard[stream].sha256)
        throw new Failure('SHARD_DAMAGED')
    } finally {
      await rm(path, { force: true })
    }
  }
}

/** Every device whose grants ended owes a certificate that covers them; at a client's request so does the lead. */
const verifyCertificates = async (scope: ProjectScope, project: ProjectState, checks: Check[]): Promise<void> => {
  const sound: CertificateDocument[] = []
  for (const member of scope.membership.members)
    for (const { entry } of scope.deviceLogs.get(member.deviceId) ?? []) {
      if (entry.body.kind !== 'certificate' || entry.body.projectId !== project.projectId) continue
      const { certificate } = entry.body
      await check(checks, `Certificate of device ${member.deviceId}, entry ${String(entry.seq)}`, async () => {
        const document = await verifyCertificate(certificate, member)
        if (document.projectId !== project.projectId || !isSound(document, project))
          throw new Failure('CERTIFICATE_MISSING')
        sound.push(document)
        return sayCertificate(document)
      })
    }
  for (const debt of debtsOf(project, { membership: scope.membership, certificates: sound }))
    checks.push({
      what: `Certificate of device ${debt.deviceId}`,
      ok: false,
      found: `${failureMessages.CERTIFICATE_MISSING} ${counted(debt.shardIds.length, 'shard')}, ordered ${debt.orderedAt}.`,
    })
  if (project.deletion !== null) checks.push(ownCopyCheck(project, project.deletion.requestedAt, sound))
}

const sayCertificate = ({
  certificateId,
  cause,
  shards,
  models,
  erasedItems,
  keyIds,
  finishedAt,
}: CertificateDocument): string =>
  [
    `${certificateId}: ${cause}`,
    counted(shards.length, 'shard'),
    ...(models?.length ? [counted(models.length, 'model')] : []),
    ...(erasedItems.length > 0 ? [counted(erasedItems.length, 'erased item')] : []),
    counted(keyIds.length, 'key'),
    finishedAt,
  ].join(', ')

const ownCopyCheck = (project: ProjectState, requestedAt: string, sound: readonly CertificateDocument[]): Check => {
  const what = 'Copy of the lead'
  const own = sound.find(({ deviceId, scope }) => deviceId === writerOf(project.log) && scope === 'project')
  if (own) return { what, ok: true, found: `destroyed ${own.finishedAt}, ${own.certificateId}` }
  const holds = project.holds.size
  const why = holds > 0 ? `kept under ${counted(holds, 'hold')}` : 'not destroyed yet'
  return { what, ok: false, found: `Deletion was requested ${requestedAt}; the copy is ${why}.` }
}
