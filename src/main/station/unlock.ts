import { Failure, isFailure } from '../../shared/failures.ts'
import { holdSecret } from '../guard/keys/held-secret.ts'
import type { SlotKeys } from '../guard/keys/key-slot.ts'
import { wipe } from '../guard/keys/random.ts'
import { openHomeStore, type HomeStore } from '../storage/home/home-store.ts'
import { openExchange } from '../transports/index.ts'
import { z } from 'zod'
import { keepAnchorTime, raiseAnchor, readAnchor } from './anchor.ts'
import { keepAuditHead, noteBrokenTrail } from './checkpoint.ts'
import { createClock } from './clock.ts'
import { identity } from './identity.ts'
import { storedMembership } from './membership.ts'
import { noteKeyStore } from './note-key-store.ts'
import { createHeldPictures } from './models/held-pictures.ts'
import { createModelHost, type ModelHost } from './models/model-host.ts'
import { createOpenShards } from './open-shards.ts'
import { createTileReadings } from './tile-readings.ts'
import { ownPair } from './own-keys.ts'
import { projectRecord, type ProjectRecord } from './project-record.ts'
import { closeProjects, loadProject } from './project.ts'
import type { StationParts } from './station.ts'
import type { Unlocked } from './unlocked.ts'
import { resumeWipes } from './wipe.ts'
import type { ProjectId } from '../../shared/ids.ts'

const clockSetting = 'clock.high-water'
const reachedSetting = 'exchange.reached'

/** Opens the home database under the home key. */
export const openHome = (homeDir: string, homeKey: Uint8Array): HomeStore<ProjectRecord> =>
  openHomeStore({ homeDir, homeKey, projectSchema: projectRecord })

/**
 * Brings a home into memory: identity, keys, membership, projects. A wipe that was cut short goes on first, before anything
 * else can open.
 *
 * @throws {@link Failure} `HOME_DAMAGED`
 */
export const openUnlocked = async (parts: StationParts, keys: SlotKeys): Promise<Unlocked> => {
  const stretched = holdSecret(keys.stretched)
  const home = openOrDrop(parts.homeDir, keys)
  let at: Unlocked | null = null
  try {
    const known = home.settings.read('identity', identity)
    const signing = ownPair({ home }, 'signing')
    const agreement = ownPair({ home }, 'agreement')
    if (!known || !signing || !agreement) throw new Failure('HOME_DAMAGED')
    const anchor = await readAnchor({ home, homeDir: parts.homeDir, keyStore: parts.keyStore })
    home.settings.raise(clockSetting, anchor.highMs)
    at = {
      homeDir: parts.homeDir,
      build: parts.build,
      keyStore: parts.keyStore,
      stretched,
      home,
      identity: known,
      exchange: openExchange(known.exchange),
      signing,
      agreement,
      clock: openClock(parts, { home, deviceId: known.deviceId }),
      audit: parts.audit,
      shards: createOpenShards(parts.homeDir),
      models: openModels(parts),
      pictures: createHeldPictures(),
      tileReadings: createTileReadings(),
      projects: new Map(),
      membership: await storedMembership({ home, identity: known }),
      exchangeReached: { at: home.settings.read(reachedSetting, z.string()), reachable: null },
      lastTrouble: '',
      restored: anchor.restored,
      keyStoreDegraded: true,
    }
    at.clock.nowMs()
    noteBrokenTrail(at)
    await noteKeyStore(at)
    await beginLife(at)
    await resumeWipes(at)
    for (const row of home.projects.list()) await loadOrReport(at, row.projectId as ProjectId)
    return at
  } catch (error) {
    stretched.drop()
    if (at) closeProjects(at)
    home.close()
    throw error
  }
}

const openModels = ({ launchModel, nowMs, audit }: StationParts): ModelHost =>
  createModelHost({
    launch: launchModel,
    nowMs,
    onStopped: (modelId, code) => {
      audit.append({ event: 'model.stop', result: 'failed', reason: code, subject: modelId })
    },
  })

/** Counts this unlocking, or notes that the home was restored from an older copy. */
const beginLife = async (at: Unlocked): Promise<void> => {
  if (!at.restored) return raiseAnchor(at)
  at.audit.append({ event: 'home.restored', result: 'failed', reason: 'HOME_RESTORED', subject: at.identity.deviceId })
}

const openClock = (parts: StationParts, { home, deviceId }: { home: HomeStore<ProjectRecord>; deviceId: string }) =>
  createClock(
    {
      local: parts.nowMs,
      onBack: (isBack) => {
        const result = isBack ? 'failed' : 'done'
        parts.audit.append({
          event: 'clock.back',
          result,
          reason: isBack ? 'CLOCK_BACK' : 'right again',
          subject: deviceId,
        })
      },
    },
    {
      read: () => home.settings.read(clockSetting, z.number()) ?? 0,
      write: (timeMs) => home.settings.raise(clockSetting, timeMs),
    },
  )

const openOrDrop = (homeDir: string, { homeKey, stretched }: SlotKeys): HomeStore<ProjectRecord> => {
  try {
    return openHome(homeDir, homeKey)
  } catch (error) {
    wipe(stretched)
    throw error
  }
}

/** A project that cannot be loaded stays shut and is an audit event; it does not lock the person out of the others. */
const loadOrReport = async (at: Unlocked, projectId: ProjectId): Promise<void> => {
  try {
    await loadProject(at, projectId)
  } catch (error) {
    if (!isFailure(error)) throw error
    at.audit.append({ event: 'log.broken', result: 'failed', reason: error.code, subject: projectId })
  }
}

/** Drops everything that {@link openUnlocked} brought into memory. */
export const closeUnlocked = async (at: Unlocked): Promise<void> => {
  at.stretched.drop()
  at.models.stopAll()
  at.pictures.drop()
  await at.shards.closeAll()
  closeProjects(at)
  // A key store that is shut already, as at the lock of the system, must not keep the home open.
  await keepAnchorTime(at).catch(() => undefined)
  try {
    if (at.home.isUsable()) keepAuditHead(at)
  } finally {
    at.home.close()
  }
}

/** Notes that the exchange answered just now, or that it did not. */
export const noteExchange = (at: Unlocked, reachable: boolean): void => {
  const reachedAt = reachable ? at.clock.now() : at.exchangeReached.at
  at.exchangeReached = { at: reachedAt, reachable }
  if (reachable) at.home.settings.write(reachedSetting, reachedAt)
}
