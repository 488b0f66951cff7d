import type { z } from 'zod'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { ForeignTrail } from '../../../shared/ipc/device-audit.ts'
import { directoryKey, namesOf } from '../../station/membership.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { witnessedTrail } from '../../station/witness.ts'
import { idsNamed, knownNames, namesIn } from './names.ts'

type Asked = z.output<StationContract['device']['audit']['input']>
type Answer = z.input<StationContract['device']['audit']['output']>

/** A page of this device's trail, with the names that this device may know. */
export const listAudit = async (at: Unlocked, asked: Asked): Promise<Answer> => {
  const { refusedOnly, text, results, ...page } = asked
  const names = await knownNames(at)
  const { entries, next } = at.audit.list({
    ...page,
    results: refusedOnly ? ['refused', 'failed'] : results,
    text: idsNamed(text, names),
  })
  return { total: at.audit.length(), entries, next, names: namesIn(entries, names) }
}

/** What this device witnessed of the trails of others: where they stood and whether that ever contradicted itself. */
export const listTrails = async (at: Unlocked): Promise<ForeignTrail[]> => {
  const key = await directoryKey(at)
  const trails: ForeignTrail[] = []
  for (const member of at.membership?.members ?? []) {
    if (member.deviceId === at.identity.deviceId) continue
    const seen = witnessedTrail(at, member)
    if (!seen) continue
    const { checkpoints, lastSeq, lastAt, fault } = seen
    trails.push({
      deviceId: member.deviceId,
      checkpoints,
      lastSeq,
      lastAt,
      ...(await namesOf(member, key)),
      fault: fault?.fault ?? null,
      faultAt: fault?.entry ?? null,
    })
  }
  return trails
}
