import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Station } from '../../src/main/compose.ts'
import type { KeyStore } from '../../src/main/guard/keys/key-store.ts'
import type { Role } from '../../src/shared/access/permissions.ts'
import { defaultPolicy } from '../../src/shared/access/policy.ts'
import type { StationContract } from '../../src/shared/ipc/contract.ts'
import type { Client } from '../../src/shared/ipc/define.ts'
import { contract } from '../../src/shared/ipc/contract.ts'
import { createPipeline } from '../../src/main/ipc/pipeline.ts'
import type { Handlers, Reply } from '../../src/shared/ipc/define.ts'
import type { Caller } from '../../src/main/station/caller.ts'
import { Failure } from '../../src/shared/failures.ts'
import { forkModel } from '../../src/main/fork-model.ts'
import { fileKeyStore } from './file-key-store.ts'
import { modelProcess } from './onnx/host.ts'
import { ontology } from '../../src/shared/labels/ontology.ts'

/** A key store in memory: one per pretended machine. The real ones are tested in tests/unit/main/guard/keys. */
export const memoryKeyStore = (): KeyStore => {
  const secrets = new Map<string, Uint8Array>()
  return {
    backend: () => Promise.resolve({ backend: 'memory', usable: true, reason: null }),
    get: (account) => Promise.resolve(secrets.has(account) ? Uint8Array.from(secrets.get(account) ?? []) : null),
    set: (account, secret) => Promise.resolve(void secrets.set(account, Uint8Array.from(secret))),
    remove: (account) => Promise.resolve(void secrets.delete(account)),
  }
}

/** Calls as the command line makes them: permission, schema, handler, schema. */
export type Calls = Omit<Client<StationContract>, 'dialogs' | 'window'>

export interface Seat {
  readonly homeDir: string
  readonly keyStore: KeyStore
  readonly station: Station
  readonly call: Calls
}

const passphrase = 'heron ladder velvet quarry'
export const testPassphrase = passphrase

const unwrap = (reply: Reply<unknown>): unknown => {
  if (!reply.ok) throw new Failure(reply.error.code, { cause: reply.error.logId })
  return reply.value
}

const logs: string[] = []
const refuseWindow = () => {
  throw new Failure('NOT_PERMITTED')
}

const callsOf = (station: Station): Calls => {
  const handlers = {
    ...station.handlers,
    dialogs: { pickFolder: refuseWindow, pickFile: refuseWindow },
    window: { minimise: refuseWindow, toggleMaximise: refuseWindow, close: refuseWindow },
  } as unknown as Handlers<StationContract, Caller>
  const log = {
    note: (event: string) => void logs.push(event),
    failure: (error: unknown) => {
      logs.push(String(error))
      if (process.env['KIT_DEBUG']) console.error(error)
      return 'test'
    },
  }
  const ask = createPipeline(contract, handlers, log)
  return new Proxy({} as Calls, {
    get: (_, group: string) =>
      new Proxy(
        {},
        {
          get: (__, name: string) => async (input: unknown) =>
            unwrap(await ask(group, name, { input, caller: { standing: station.standing(), via: 'cli' } })),
        },
      ),
  })
}

/** Opens a home folder. */
export const sit = async (options: { homeDir: string; keyStore: KeyStore; nowMs?: () => number }): Promise<Seat> => {
  const build = { version: '0.1.0', commit: 'test' }
  const station = await compose({ ...options, build, launchModel: forkModel(modelProcess) })
  return { homeDir: options.homeDir, keyStore: options.keyStore, station, call: callsOf(station) }
}

/** Where the key store of an office's seat lies: beside its home folder, as a system's own does. */
export const keyStoreFile = (homeDir: string): string => `${homeDir}.key-store.json`

export interface Office {
  readonly dir: string
  readonly exchangeDir: string
  readonly lead: Seat
  readonly annotator: Seat
  readonly clock: { offsetMs: number }
  /** A further member on a further device. */
  readonly join: (name: string, memberId?: string, roles?: readonly Role[]) => Promise<Seat>
  readonly close: () => Promise<void>
}

export const testOntology = ontology.parse({
  version: 1,
  classes: [
    { id: 'boat', name: 'Boat', colour: 1, kinds: ['box', 'polygon'] },
    { id: 'scene', name: 'Scene', colour: 2, kinds: ['item-class'] },
    { id: 'place', name: 'Place', colour: 3, kinds: ['span'] },
    { id: 'topic', name: 'Topic', colour: 4, kinds: ['item-class'] },
  ],
})

export const testPolicy = defaultPolicy

/** A lead and an annotator on two pretended machines that meet in a folder. */
export const openOffice = async (): Promise<Office> => {
  const dir = mkdtempSync(join(tmpdir(), 'office-'))
  const exchangeDir = join(dir, 'exchange')
  const { mkdirSync } = await import('node:fs')
  mkdirSync(exchangeDir)
  const clock = { offsetMs: 0 }
  const nowMs = (): number => Date.now() + clock.offsetMs
  const seats: Seat[] = []
  const lead = await sit({ homeDir: join(dir, 'lead'), keyStore: fileKeyStore(keyStoreFile(join(dir, 'lead'))), nowMs })
  seats.push(lead)
  await lead.call.session.createOrganisation({
    organisationName: 'Halden Annotation',
    memberName: 'Jonas Lindqvist',
    deviceName: 'WS-0401',
    exchange: lead.station.folders.remember(exchangeDir),
    passphrase,
  })
  const enrol = async (name: string, memberId?: string, roles: readonly Role[] = ['annotator']): Promise<Seat> => {
    const homeDir = join(dir, name.replace(/\W/g, '-') + String(seats.length))
    const seat = await sit({ homeDir, keyStore: fileKeyStore(keyStoreFile(homeDir)), nowMs })
    seats.push(seat)
    const exchange = seat.station.folders.remember(exchangeDir)
    const organisation = await seat.call.session.inspectExchange({ exchange })
    await seat.call.session.join({
      memberName: name,
      deviceName: `WS-04${String(10 + seats.length)}`,
      exchange,
      organisationFingerprint: organisation?.fingerprint ?? '',
      passphrase,
    })
    const [request] = await lead.call.members.requests({})
    if (!request) throw new Error('no request came')
    await lead.call.members.approve({
      requestId: request.requestId,
      fingerprint: request.fingerprint,
      roles: [...roles],
      ...(memberId === undefined ? {} : { memberId }),
    })
    await seat.call.session.checkApproval({})
    return seat
  }
  return {
    dir,
    exchangeDir,
    lead,
    annotator: await enrol('Mira Okafor'),
    clock,
    join: enrol,
    close: async () => {
      for (const seat of seats) await seat.station.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
