import type { ProjectId } from '../../shared/ids.ts'
import type { AuditLog } from '../guard/audit/audit-log.ts'
import type { HeldSecret } from '../guard/keys/held-secret.ts'
import type { KeyStore } from '../guard/keys/key-store.ts'
import type { KeyPair } from '../guard/trust/key-pairs.ts'
import type { MembershipDocument, MemberEntry } from '../guard/trust/documents.ts'
import type { HomeStore } from '../storage/home/home-store.ts'
import type { ProjectRecord } from './project-record.ts'
import type { Transport } from '../transports/transport.ts'
import type { Clock } from './clock.ts'
import type { Identity } from './identity.ts'
import type { HeldPictures } from './models/held-pictures.ts'
import type { ModelHost } from './models/model-host.ts'
import type { OpenShards } from './open-shards.ts'
import type { Project } from './project.ts'
import type { TileReadings } from './tile-readings.ts'
import type { BuildStamp } from './build-stamp.ts'

/** Everything that exists only while the keys are in memory. Dropped whole on lock. */
export interface Unlocked {
  readonly homeDir: string
  readonly build: BuildStamp
  readonly keyStore: KeyStore
  /** The passphrase after scrypt, so that the home key can be replaced without asking for it. */
  readonly stretched: HeldSecret
  readonly home: HomeStore<ProjectRecord>
  readonly exchange: Transport
  readonly signing: KeyPair
  readonly agreement: KeyPair
  readonly clock: Clock
  readonly audit: AuditLog
  readonly shards: OpenShards
  /** The processes that models run in. */
  readonly models: ModelHost
  /** Pictures that the window handed over for a model. */
  readonly pictures: HeldPictures
  readonly tileReadings: TileReadings
  /** Projects by id, loaded from the home database; replaced after each sync. */
  readonly projects: Map<ProjectId, Project>
  identity: Identity
  membership: MembershipDocument | null
  /** Whether the key store keeps this device's secret less well than it should; true until it was looked at. */
  keyStoreDegraded: boolean
  exchangeReached: { at: string | null; reachable: boolean | null }
  /** The home is older than its key store remembers: nothing opens and nothing is signed until the exchange was met. */
  restored: boolean
  /** What was wrong at the last contact, so that the same trouble every minute is one audit event. */
  lastTrouble: string
}

/** This device's entry in the membership, or null before approval. */
export const ownEntry = (at: Pick<Unlocked, 'membership' | 'identity'>): MemberEntry | null =>
  at.membership?.members.find((entry) => entry.deviceId === at.identity.deviceId) ?? null

/**
 * The roles with which this device may ask: of a membership that ended an annotator's alone, so that work already done can
 * be handed over and every shard says itself why it is shut.
 */
export const askingRoles = (at: Pick<Unlocked, 'membership' | 'identity'>): MemberEntry['roles'] => {
  const entry = ownEntry(at)
  if (!entry || entry.revokedAt === null) return entry?.roles ?? []
  return entry.roles.filter((role) => role === 'annotator')
}

/** The roles this device has now: none when it is revoked. */
export const ownRoles = (at: Pick<Unlocked, 'membership' | 'identity'>): MemberEntry['roles'] => {
  const entry = ownEntry(at)
  return entry && entry.revokedAt === null ? entry.roles : []
}
