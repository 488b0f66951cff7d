import { expect, test } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { assignLetters, assignShards, openOffice, passphrase, type Office } from './support/office.ts'

const program = path.resolve(import.meta.dirname, '..', '..', 'out', 'cli', 'auxerta.js')

/** Runs the command line on somebody's home, or on none; answers its exit code and its JSON. */
const auxerta = (home: string | null, ...args: string[]) => {
  const { AUXERTA_PASSPHRASE: _, FORCE_COLOR: __, NO_COLOR: ___, ...clean } = process.env
  const seat = home === null ? {} : { AUXERTA_PASSPHRASE: passphrase }
  const words = [program, '--json', ...(home === null ? [] : ['--home', home]), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    env: { ...clean, ...seat },
    encoding: 'utf8',
  })
  const answer: unknown = JSON.parse((status === 0 || stdout !== '' ? stdout : stderr) || 'null')
  return { code: status, answer }
}

interface Detail {
  readonly state: string
  readonly holds: readonly { readonly holdId: string; readonly reason: string; readonly reference: string }[]
  readonly deletion: { readonly reason: string } | null
  readonly certificates: readonly { readonly deviceId: string; readonly cause: string | null; readonly state: string }[]
  readonly shards: readonly { readonly erased: number; readonly assignments: readonly { readonly state: string }[] }[]
}

let office: Office
let projectId: string
let shardId: string
let root: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  ;({ projectId, shardId } = await assignLetters(office))
  root = path.join(office.root, 'root.json')
  expect(auxerta(null, 'root', '--exchange', office.exchange, '--out', root).code).toBe(0)
})
test.afterAll(() => {
  office.dispose()
})

const lead = (...args: string[]) => auxerta(office.homes.lead, ...args)
const annotator = (...args: string[]) => auxerta(office.homes.annotator, ...args)
const shown = () => lead('project', 'show', projectId).answer as Detail
/** The causes of the certificates that the annotator's device sent, oldest first. */
const causes = () =>
  shown()
    .certificates.filter((row) => row.deviceId === office.deviceId && row.state === 'received')
    .map((row) => row.cause)
    .sort()
const meet = () => {
  expect(annotator('sync').code).toBe(0)
  expect(lead('sync').code).toBe(0)
}

test('a shard is given back: it opens no more here, and the lead has the certificate', () => {
  expect(annotator('work', 'open', shardId).code).toBe(0)
  const back = annotator('work', 'return', shardId)
  expect(back).toMatchObject({ code: 0, answer: { shards: ['letters'], items: 0 } })
  expect(annotator('work', 'open', shardId).code).toBe(3)
  expect(annotator('work', 'return', shardId).code).toBe(1)
  meet()
  expect(shown().shards[0]?.assignments.map((entry) => entry.state)).toEqual(['returned'])
  expect(causes()).toEqual(['returned'])
  const { certificateId } = back.answer as { certificateId: string }
  const folder = path.join(office.root, 'saved')
  const saved = annotator('certificate', 'save', certificateId, folder)
  expect(saved.answer).toEqual({ files: [`certificate-${certificateId}.jws`, `certificate-${certificateId}.html`] })
  expect(readdirSync(folder)).toHaveLength(2)
})

test('an item is erased: the shard goes on without it, at the annotator too', async () => {
  await assignShards(office, projectId, { shardIds: [shardId] })
  meet()
  for (const items of ['4', '0', 'b'])
    expect(lead('project', 'erase', projectId, '--shard', shardId, '--items', items).code, items).toBe(2)
  const erased = lead('project', 'erase', projectId, '--shard', shardId, '--items', '2')
  expect(erased).toMatchObject({ code: 0, answer: { version: 2, renewed: 1, ended: 0 } })
  meet()
  const opened = annotator('work', 'open', shardId).answer as { shard: { items: { state: string }[] } }
  expect(opened.shard.items.map((item) => item.state)).toEqual(['todo', 'erased', 'todo'])
  expect(shown().shards[0]?.erased).toBe(1)
  expect(causes()).toEqual(['item-erased', 'returned'])
  const again = lead('project', 'erase', projectId, '--shard', shardId, '--items', '2')
  expect(again.answer).toMatchObject({ error: { code: 'ITEM_ERASED' } })
})

test('other rules and more classes are signed; a class that exists cannot go', () => {
  const file = (name: string, value: unknown) => {
    const at = path.join(office.root, name)
    writeFileSync(at, JSON.stringify(value))
    return at
  }
  const { policy, ontology } = lead('project', 'show', projectId).answer as {
    policy: { retentionDays: number }
    ontology: { version: number; classes: { id: string; name: string; colour: number; kinds: string[] }[] }
  }
  expect(lead('project', 'policy', projectId, file('p.json', { ...policy, retentionDays: 7 })).code).toBe(0)
  const more = [...ontology.classes, { id: 'date', name: 'Date', colour: 6, kinds: ['span'] }]
  const signed = lead('project', 'ontology', projectId, file('o.json', { ...ontology, classes: more }))
  expect(signed).toMatchObject({ code: 0, answer: { version: ontology.version + 1 } })
  const fewer = lead('project', 'ontology', projectId, file('f.json', { ...ontology, classes: more.slice(1) }))
  expect(fewer).toMatchObject({ code: 2, answer: { error: { code: 'INPUT_INVALID' } } })
  expect(lead('project', 'show', projectId).answer).toMatchObject({ policy: { retentionDays: 7 } })
})

test('a hold keeps the lead’s copy through a client’s deletion, its release lets it go', () => {
  const reason = ['--reason', 'Dispute about two letters', '--reference', 'Case 7']
  const placed = lead('project', 'hold', projectId, ...reason)
  const { holdId } = placed.answer as { holdId: string }
  expect(shown().holds).toMatchObject([{ holdId, reason: 'Dispute about two letters', reference: 'Case 7' }])
  const erasing = lead('project', 'erase', projectId, '--shard', shardId, '--items', '1')
  expect(erasing).toMatchObject({ code: 3, answer: { error: { code: 'HOLD_ACTIVE' } } })
  const asked = ['project', 'delete', projectId, '--reason', 'The contract ended', '--typed-name']
  expect(lead(...asked, 'Letter')).toMatchObject({ code: 3, answer: { error: { code: 'NAME_MISMATCH' } } })
  expect(lead(...asked, 'Letters')).toMatchObject({ code: 0, answer: { isHeld: true } })
  meet()
  expect(annotator('work', 'open', shardId).code).toBe(3)
  expect(shown()).toMatchObject({ deletion: { reason: 'The contract ended' }, holds: [{ holdId }] })
  expect(lead('project', 'ended').answer).toEqual([])
  expect(lead('project', 'release', projectId, holdId).code).toBe(0)
  expect(lead('sync').code).toBe(0)
  expect(lead('project', 'show', projectId)).toMatchObject({ code: 1, answer: { error: { code: 'NOT_FOUND' } } })
  expect(lead('project', 'ended').answer).toMatchObject([
    { projectId, name: 'Letters', cause: 'client-deletion', outstanding: 0 },
  ])
})

test('the report holds with the root file alone, and not after one byte of it was changed', () => {
  const folder = path.join(office.root, 'report')
  const written = lead('project', 'report', projectId, folder)
  expect(written).toMatchObject({ code: 0, answer: { ok: true, outstanding: 0 } })
  const file = path.join(folder, `deletion-report-${projectId}.json`)
  expect(existsSync(file.replace(/json$/, 'html'))).toBe(true)
  const verify = (report: string) => auxerta(null, 'verify-report', report, '--root', root)
  const whole = verify(file)
  expect(whole).toMatchObject({ code: 0, answer: { ok: true } })
  expect((whole.answer as { checks: unknown[] }).checks.length).toBeGreaterThan(5)
  const bytes = readFileSync(file)
  for (let at = bytes.length >> 3; at < bytes.length; at += bytes.length >> 3) {
    const changed = Buffer.from(bytes)
    changed[at] = changed[at] === 65 ? 66 : 65
    const copy = path.join(folder, 'changed.json')
    writeFileSync(copy, changed)
    expect(verify(copy).code, `byte ${String(at)} of ${String(bytes.length)}`).toBe(1)
  }
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
  const foreign = path.join(folder, 'other-root.json')
  writeFileSync(foreign, JSON.stringify({ ...(JSON.parse(readFileSync(root, 'utf8')) as object), x, y }))
  expect(auxerta(null, 'verify-report', file, '--root', foreign).code).toBe(1)
  expect(auxerta(null, 'verify-report', path.join(folder, 'none.json'), '--root', root).code).toBe(2)
})

test('a lost device is revoked with the order to wipe itself', () => {
  expect(lead('members', 'revoke', office.deviceId, '--lost').code).toBe(0)
  const rows = lead('members', 'list').answer as { deviceId: string; wipeOrderedAt: string | null }[]
  expect(rows.find((row) => row.deviceId === office.deviceId)?.wipeOrderedAt).not.toBeNull()
})
