import { createHash } from 'node:crypto'
import type { GrantId, ProjectId, ShardId } from '../../src/shared/ids.ts'
import type { WorkDocument, WorkItem } from '../../src/main/guard/trust/entries.ts'
import { jsonBytes, sealTo } from '../../src/main/guard/trust/sealed.ts'
import { signDocument } from '../../src/main/guard/trust/signed.ts'
import { currentState } from '../../src/main/station/current-state.ts'
import { deviceLog, workObject } from '../../src/main/station/exchange-names.ts'
import { appendEntryWith } from '../../src/main/station/logs.ts'
import { newId } from '../../src/main/station/new-id.ts'
import { ownPair } from '../../src/main/station/own-keys.ts'
import type { Unlocked } from '../../src/main/station/unlocked.ts'
import { readHome } from './home-keys.ts'
import type { Seat } from './station-kit.ts'

/** What a device delivers that was tampered with: its own keys, its own log, and whatever it likes in the work. */
export const deliverForged = (
  seat: Seat,
  work: { readonly projectId: ProjectId; readonly shardId: ShardId; readonly items: readonly WorkItem[] },
): Promise<void> =>
  readHome(seat, async (home) => {
    const at = { home, signing: ownPair({ home }, 'signing'), restored: false, clock: { now: () => now } }
    const now = new Date().toISOString()
    const station = at as unknown as Unlocked
    const { deviceId, memberId } = await seat.call.session
      .state({})
      .then(({ device, member }) => ({ deviceId: device?.id, memberId: member?.id }))
    const log = home.projects.find(work.projectId)?.record.log ?? ''
    const state = currentState(station, log)
    const grant = [...(state?.grants.values() ?? [])].find((entry) => entry.shardIds.includes(work.shardId))
    if (!state || !grant || !deviceId || !memberId) throw new Error('the shard is granted to a device that is known')
    const { projectId, shardId } = work
    const ids = { projectId, shardId, grantId: grant.grantId satisfies GrantId }
    const document: WorkDocument = {
      ...ids,
      ...{ memberId: grant.memberId, deviceId: grant.deviceId, ontologyVersion: 1, at: now, items: [...work.items] },
    }
    const jws = await signDocument('auxerta-work+jws', document, station.signing)
    const sealed = Buffer.from(await sealTo('auxerta-work+jwe', jsonBytes({ jws }), state.workKey))
    const object = workObject(projectId, deviceId, newId())
    const sha256 = createHash('sha256').update(sealed).digest('hex')
    await appendEntryWith(station, {
      log: deviceLog(deviceId),
      body: { kind: 'work', ...ids, object, sha256, items: document.items.length },
      also: () => {
        home.outbox.put(object, sealed, now)
      },
    })
  })
