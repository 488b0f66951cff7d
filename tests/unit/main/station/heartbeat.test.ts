import { afterEach, expect, it } from 'vitest'
import { compose, type Station } from '../../../../src/main/compose.ts'
import type { KeyStore } from '../../../../src/main/guard/keys/key-store.ts'
import { withCachedBackend } from '../../../../src/main/station/cached-backend.ts'
import type { Caller } from '../../../../src/main/station/caller.ts'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { testPassphrase } from '../../../support/station-kit.ts'

let open: Project | null = null
let beating: Station | null = null
afterEach(async () => {
  await beating?.close()
  await open?.office.close()
  open = beating = null
})

/** What the contract fills in when nobody asks for anything special. */
const newest = {
  before: null,
  limit: 1,
  refusedOnly: false,
  since: null,
  until: null,
  group: null,
  results: [],
  text: '',
}

it('wipes a completed project by itself, tells the window, and leaves uneventful contacts out of the audit trail', async () => {
  open = await openProject()
  const { office, projectId, first, assign } = open
  await assign(first)
  await office.annotator.call.work.sync({})
  await finishItem(office.annotator, first, 0)
  const { homeDir, keyStore } = office.annotator
  await office.annotator.station.close()
  const faults: unknown[] = []
  const notices: string[] = []
  beating = await compose({
    homeDir,
    keyStore,
    build: { version: '0.1.0', commit: 'test' },
    heartbeatMs: 20,
    onFault: (error) => faults.push(error),
  })
  const caller: Caller = { standing: { unlocked: true, roles: ['annotator'] }, via: 'window' }
  beating.onNotice((group, name) => notices.push(`${group}.${name}`))
  await beating.handlers.session.unlock({ passphrase: testPassphrase }, caller)
  await expect.poll(async () => (await beating?.handlers.session.state({}, caller))?.exchange.reachable).toBe(true)
  const before = await beating.handlers.device.audit(newest, caller)
  let beats = 0
  beating.onNotice((group, name) => {
    if (`${group}.${name}` === 'session.changed') beats++
  })
  await expect.poll(() => beats).toBeGreaterThan(5)
  const quiet = await beating.handlers.device.audit(newest, caller)
  expect(quiet.total - before.total).toBeLessThanOrEqual(2)
  await office.lead.call.projects.complete({ projectId, typedName: 'Historic plates' })
  await expect
    .poll(async () => (await beating?.handlers.device.certificates({}, caller))?.length, { timeout: 10_000 })
    .toBe(1)
  await expect.poll(() => notices).toContain('work.changed')
  await office.lead.call.work.sync({})
  expect((await office.lead.call.projects.show({ projectId })).delivered).toBe(1)
  expect(faults).toEqual([])
})

it('asks the key store what answers once a minute, sooner while nothing does', async () => {
  let asked = 0
  let usable = true
  let now = 0
  const keyStore = {
    backend: () => Promise.resolve({ backend: `look ${String(++asked)}`, usable, reason: null }),
  } as unknown as KeyStore
  const cached = withCachedBackend(keyStore, () => now)
  await Promise.all([cached.backend(), cached.backend()])
  now = 59_999
  expect((await cached.backend()).backend).toBe('look 1')
  now = 60_000
  usable = false
  expect((await cached.backend()).backend).toBe('look 2')
  now = 64_999
  expect((await cached.backend()).backend).toBe('look 2')
  now = 65_000
  expect((await cached.backend()).backend).toBe('look 3')
})
