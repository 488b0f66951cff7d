import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import { LogFailure, type ChainLink } from '../../guard/trust/chain.ts'
import { statusDocument, type MemberEntry, type MembershipDocument } from '../../guard/trust/documents.ts'
import { verifyDocument } from '../../guard/trust/signed.ts'
import type { Transport } from '../../transports/transport.ts'
import { shardObject, statusObject, writerOf } from '../exchange-names.ts'
import { readText } from '../logs.ts'
import { signersOf } from '../membership.ts'
import { reduceProject, type ProjectState, type ShardState } from '../project-state.ts'
import { isSound, verifyCertificate } from '../take-certificate.ts'
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

const verifyCiphertext = async (scope: ProjectScope, projectId: string, shard: ShardState): Promise<void> => {
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

/** After completion every device that was granted something owes a certificate that covers its shards. */
const verifyCertificates = async (scope: ProjectScope, project: ProjectState, checks: Check[]): Promise<void> => {
  if (project.completedAt === null) return
  const grants = [...project.grants.values()]
  for (const deviceId of new Set(grants.map((grant) => grant.deviceId)))
    await check(checks, `Certificate of device ${deviceId}`, async () => {
      const member = scope.membership.members.find((entry) => entry.deviceId === deviceId)
      const body = (scope.deviceLogs.get(deviceId) ?? [])
        .map((link) => link.entry.body)
        .filter((entry) => entry.kind === 'certificate')
        .find((entry) => entry.projectId === project.projectId)
      if (!member || !body) throw new Failure('CERTIFICATE_MISSING')
      const document = await verifyCertificate(body.certificate, member)
      const owed = grants.filter((grant) => grant.deviceId === deviceId).flatMap((grant) => grant.shardIds)
      if (document.projectId !== project.projectId || !isSound(document, owed)) throw new Failure('CERTIFICATE_MISSING')
      return `${document.certificateId}, ${counted(document.shards.length, 'shard')}, ${counted(document.keyIds.length, 'key')}, ${document.finishedAt}`
    })
}
