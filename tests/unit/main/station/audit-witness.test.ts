import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signNext } from '../../../../src/main/guard/trust/chain.ts'
import type { LogBody } from '../../../../src/main/guard/trust/entries.ts'
import { deviceLog, entryObject } from '../../../../src/main/station/exchange-names.ts'
import { storedHead } from '../../../../src/main/station/logs.ts'
import { ownPair } from '../../../../src/main/station/own-keys.ts'
import { verifyExchange } from '../../../../src/main/station/verify/verify-exchange.ts'
import { readOrganisation } from '../../../../src/main/station/membership.ts'
import { openExchange } from '../../../../src/main/transports/index.ts'
import { deviceIdOf, openProject, type Project } from '../../../support/assigned.ts'
import { readHome } from '../../../support/home-keys.ts'
import { recordTries } from '../../../support/security-record.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

const checkpointShape = z.strictObject({ seq: z.int(), hash: z.string() })

let open: Project
let annotator: Seat
beforeEach(async () => {
  open = await openProject()
  annotator = open.office.annotator
  await open.assign(open.first)
  await annotator.call.work.sync({})
})
afterEach(() => open.office.close())

const trailOf = (seat: Seat): string => join(seat.homeDir, 'audit.jsonl')

/** Reads an item so often that the next contact signs a checkpoint. */
const work = async (times = 60): Promise<void> => {
  for (let turn = 0; turn < times; turn++) await annotator.call.work.item({ shardId: open.first, index: 0 })
}

/** Ends the app, lets somebody at the file, and starts it again. */
const whileClosed = async (touch: (file: string) => void): Promise<void> => {
  await annotator.station.close()
  touch(trailOf(annotator))
  const { homeDir, keyStore } = annotator
  annotator = await sit({ homeDir, keyStore, nowMs: () => Date.now() + open.office.clock.offsetMs })
  await annotator.call.session.unlock({ passphrase: testPassphrase })
}

const keepLines = (file: string, keep: (lines: string[]) => string[]): void => {
  writeFileSync(file, `${keep(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n')}\n`)
}

const checks = async (path: string, deviceId: string | null = null): Promise<string[]> => {
  const exchange = openExchange({ kind: 'folder', path: open.office.exchangeDir })
  const organisation = await readOrganisation(exchange)
  if (!organisation) throw new Error('no organisation')
  const plan = { exchange, root: organisation.root, projectId: null, auditOnly: true }
  const { checks: found } = await verifyExchange({ ...plan, trail: { path, deviceId } })
  return found
    .filter(({ what }) => what.startsWith('Audit'))
    .map((entry) => `${entry.ok ? 'ok' : 'BROKEN'} ${entry.found}`)
}

const failed = async (seat: Seat, event: string): Promise<(string | null)[][]> => {
  const { entries } = await seat.call.device.audit({ before: null, limit: 500, results: ['failed'], text: event })
  return entries.map(({ reason, subject }) => [reason, subject])
}

describe('a trail and its witness', () => {
  it('agree while nobody touches anything', async () => {
    await work()
    await annotator.call.work.sync({})
    await open.office.lead.call.work.sync({})
    expect(await annotator.call.device.verifyAudit({})).toMatchObject({ whole: true, fault: null })
    const [seen] = await open.office.lead.call.device.trails({})
    expect(seen).toMatchObject({ memberName: 'Mira Okafor', fault: null })
    expect(seen?.lastSeq).toBeGreaterThan(50)
    const found = await checks(trailOf(annotator))
    expect(found.at(-1)).toMatch(new RegExp(`whole, signed up to entry ${String(seen?.lastSeq)}$`))
    expect(await annotator.call.device.trails({})).toEqual([])
  })

  it('show a tail that was cut while the app was closed: in the trail, in the log, at the lead, to whoever verifies', async () => {
    await work()
    await annotator.call.work.sync({})
    const before = await annotator.call.device.verifyAudit({})
    await whileClosed((file) => {
      keepLines(file, (lines) => lines.slice(0, 40))
    })
    // The app that started again wrote two entries before it was unlocked.
    const said = ['AUDIT_TAIL_CUT', 'entry:43']
    expect(await failed(annotator, 'audit.broken')).toEqual([said])
    expect(await annotator.call.device.verifyAudit({})).toMatchObject({
      whole: false,
      heldUpTo: expect.any(Number) as number,
    })
    await annotator.call.work.sync({})
    await open.office.lead.call.work.sync({})
    const [seen] = await open.office.lead.call.device.trails({})
    expect(seen).toMatchObject({ fault: 'AUDIT_TAIL_CUT', faultAt: 43 })
    const unseen = seen?.fault === null ? 1 : 0
    recordTries({
      attack: 'The end of an audit trail cut while the app was closed',
      tries: 1,
      accepted: unseen,
      lost: 0,
    })
    expect(await failed(open.office.lead, 'audit.witness')).toEqual([
      ['AUDIT_TAIL_CUT', `${await deviceIdOf(annotator)} entry:43`],
    ])
    expect(before.whole).toBe(true)
    expect((await checks(trailOf(annotator))).filter((line) => line.startsWith('BROKEN'))).toHaveLength(2)
  })

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['cut', (lines) => lines.slice(0, -30), /^BROKEN AUDIT_TAIL_CUT at entry \d+: The end of the trail is missing/],
    [
      'edited',
      (lines) => lines.with(19, (lines[19] ?? '').replace('allowed', 'refused')),
      /^BROKEN AUDIT_ENTRY_CHANGED at entry 20: /,
    ],
    [
      'swapped',
      (lines) => lines.with(19, lines[20] ?? '').with(20, lines[19] ?? ''),
      /^BROKEN AUDIT_ENTRIES_REORDERED at entry 20: /,
    ],
  ])('name the entry when a trail that was handed over is %s', async (_, change, named) => {
    await work()
    await annotator.call.work.sync({})
    const handedOver = join(open.office.dir, 'handed-over.jsonl')
    copyFileSync(trailOf(annotator), handedOver)
    keepLines(handedOver, change)
    expect((await checks(handedOver)).at(-1)).toMatch(named)
  })

  it('say whose trail it is not', async () => {
    await work()
    await annotator.call.work.sync({})
    await open.office.lead.call.work.sync({})
    expect((await checks(trailOf(annotator), await deviceIdOf(open.office.lead))).at(-1)).toMatch(/^BROKEN AUDIT_/)
    const stranger = join(open.office.dir, 'stranger.jsonl')
    writeFileSync(stranger, '')
    expect((await checks(stranger)).at(-1)).toMatch(/^BROKEN AUDIT_REPLACED .* No device here signed any of it\.$/)
  })

  it('make an export that is the trail itself and can be verified like it', async () => {
    await work()
    await annotator.call.work.sync({})
    const folder = annotator.station.folders.remember(open.office.dir)
    const { file, entries } = await annotator.call.device.exportAudit({ folder, format: 'jsonl' })
    const exported = readFileSync(join(open.office.dir, file), 'utf8')
    expect(readFileSync(trailOf(annotator), 'utf8')).toBe(exported)
    expect(exported.trimEnd().split('\n')).toHaveLength(entries)
    expect((await checks(join(open.office.dir, file))).at(-1)).toMatch(/^ok \d+ entries, whole/)
    appendFileSync(join(open.office.dir, file), '{"entry":1}\n')
    expect((await checks(join(open.office.dir, file))).at(-1)).toMatch(/^BROKEN AUDIT_ENTRY_CHANGED/)
    expect(exported).toContain('"event":"export.write"')
  })
})

describe('a device that signs what contradicts itself', () => {
  /** Signs entries into the annotator's log with its own key, as a changed program would. */
  const sign = async (bodies: readonly ((last: { seq: number; hash: string }) => LogBody)[]): Promise<void> => {
    const log = deviceLog(await deviceIdOf(annotator))
    const { signer, head, last } = await readHome(annotator, (home) => ({
      signer: ownPair({ home }, 'signing'),
      head: storedHead({ home }, log),
      last: home.settings.read('audit.checkpoint', checkpointShape),
    }))
    if (!signer || !last) throw new Error('no key')
    const exchange = openExchange({ kind: 'folder', path: open.office.exchangeDir })
    let at = head
    for (const body of bodies) {
      const link = await signNext({ log, head: at, at: new Date().toISOString() }, body(last), signer)
      await exchange.put(entryObject(log, link.entry.seq), Buffer.from(link.jws))
      at = { seq: link.entry.seq, hash: link.hash }
    }
  }

  it.each<[string, (last: { seq: number; hash: string }) => LogBody, string, (seq: number) => number]>([
    [
      'goes back',
      ({ seq, hash }) => ({ kind: 'audit.checkpoint', seq: seq - 10, hash }),
      'AUDIT_CHECKPOINT_BACK',
      (seq) => seq - 10,
    ],
    [
      'names the same entry with another hash',
      ({ seq }) => ({ kind: 'audit.checkpoint', seq, hash: 'B'.repeat(43) }),
      'AUDIT_CHECKPOINT_CONTRADICTS',
      (seq) => seq,
    ],
  ])('is named when a checkpoint %s', async (...[, body, fault, place]) => {
    await work()
    await annotator.call.work.sync({})
    const known = await open.office.lead.call.work.sync({}).then(() => open.office.lead.call.device.trails({}))
    expect(known).toMatchObject([{ fault: null }])
    const faultAt = place(known[0]?.lastSeq ?? 0)
    await sign([body])
    await open.office.lead.call.work.sync({})
    const [seen] = await open.office.lead.call.device.trails({})
    expect(seen).toMatchObject({ fault, faultAt })
    const unseen = seen?.fault === null ? 1 : 0
    recordTries({
      attack: 'A device signs audit checkpoints that contradict each other',
      tries: 1,
      accepted: unseen,
      lost: 0,
    })
    expect(await failed(open.office.lead, 'audit.witness')).toEqual([
      [fault, `${await deviceIdOf(annotator)} entry:${String(faultAt)}`],
    ])
    expect(await checks(trailOf(annotator))).toContainEqual(
      expect.stringContaining(`BROKEN ${fault} at entry ${String(faultAt)}`),
    )
  })

  it('is not accused for signing the same checkpoint twice', async () => {
    await work()
    await annotator.call.work.sync({})
    await sign([(last) => ({ kind: 'audit.checkpoint', ...last })])
    await open.office.lead.call.work.sync({})
    expect(await open.office.lead.call.device.trails({})).toMatchObject([{ fault: null }])
  })
})
