import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import type { ChainLink } from '../../guard/trust/chain.ts'
import type { MembershipDocument } from '../../guard/trust/documents.ts'
import type { PublicKey } from '../../guard/trust/key-pairs.ts'
import type { Transport } from '../../transports/transport.ts'
import { deviceLog, membershipObject } from '../exchange-names.ts'
import { readText } from '../logs.ts'
import { readOrganisation, verifyMembership } from '../membership.ts'
import { rootFromAny, type Root } from '../root-chain.ts'
import { counted } from './counted.ts'
import { listProjectLogs, readWholeLog } from './read-log.ts'
import { check, type Check, type VerifyReport } from './report.ts'
import { verifyProjectLog } from './verify-project.ts'
import { checkCheckpoints, checkTrail } from './verify-trail.ts'

export interface VerifyPlan {
  readonly exchange: Transport
  /** The only thing that is trusted. */
  readonly root: PublicKey
  /** Only this project; all of them when null. */
  readonly projectId: string | null
  /** An audit trail file that a device handed over; `deviceId` null finds out whose it is. */
  readonly trail?: { readonly path: string; readonly deviceId: string | null }
  /** Only audit trails and their checkpoints: projects are left out. */
  readonly auditOnly?: boolean
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Checks everything on an exchange with nothing but the organisation's root public key: membership, every log entry, every
 * status, every shard's ciphertext, every certificate. Opens nothing: it has no other key.
 */
export const verifyExchange = async (plan: VerifyPlan): Promise<VerifyReport> => {
  const checks: Check[] = []
  const membership = await verifyTrust(plan, checks)
  if (!membership) return { ok: false, checks }
  const scratchDir = await mkdtemp(join(tmpdir(), 'auxerta-verify-'))
  try {
    const deviceLogs = await verifyDeviceLogs(plan.exchange, membership, checks)
    if (plan.trail) checks.push(checkTrail(plan.trail, deviceLogs))
    const logs = (await listProjectLogs(plan.exchange)).filter(
      (log) => !plan.auditOnly && (plan.projectId === null || log.startsWith(`projects/${plan.projectId}/`)),
    )
    for (const [done, log] of logs.entries()) {
      plan.onProgress?.(done, logs.length)
      await verifyProjectLog({ exchange: plan.exchange, membership, scratchDir, deviceLogs }, log, checks)
    }
    plan.onProgress?.(logs.length, logs.length)
  } finally {
    await rm(scratchDir, { recursive: true, force: true })
  }
  return { ok: checks.every((entry) => entry.ok), checks }
}

const verifyTrust = async (plan: VerifyPlan, checks: Check[]): Promise<MembershipDocument | null> => {
  let membership: MembershipDocument | null = null
  let root: Root | null = null
  await check(checks, 'Organisation', async () => {
    const organisation = await readOrganisation(plan.exchange)
    if (!organisation) throw new Failure('OBJECT_MISSING')
    root = await rootFromAny(plan.exchange, plan.root, organisation)
    return `${organisation.name}, root ${String(root.version)}`
  })
  await check(checks, 'Membership', async () => {
    const jws = await readText(plan, membershipObject)
    if (jws === null) throw new Failure('OBJECT_MISSING')
    if (!root) throw new Failure('ROOT_MISMATCH')
    membership = await verifyMembership(jws, root.key)
    return `version ${String(membership.version)}, ${counted(membership.members.length, 'device')}`
  })
  return membership
}

const verifyDeviceLogs = async (
  exchange: Transport,
  membership: MembershipDocument,
  checks: Check[],
): Promise<Map<string, readonly ChainLink[]>> => {
  const logs = new Map<string, readonly ChainLink[]>()
  for (const member of membership.members)
    await check(checks, `Device log ${member.deviceId}`, async () => {
      const links = await readWholeLog(exchange, deviceLog(member.deviceId), member)
      logs.set(member.deviceId, links)
      return counted(links.length, 'entry', 'entries')
    })
  for (const [deviceId, links] of logs) checks.push(checkCheckpoints(deviceId, links))
  return logs
}
