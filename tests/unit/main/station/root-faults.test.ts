import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createKeyPair, keyIdOf } from '../../../../src/main/guard/trust/key-pairs.ts'
import { readClaims, signDocument } from '../../../../src/main/guard/trust/signed.ts'
import { membershipDocument, organisationDocument } from '../../../../src/main/guard/trust/documents.ts'
import { identity } from '../../../../src/main/station/identity.ts'
import { ownPair } from '../../../../src/main/station/own-keys.ts'
import { signNextRoot } from '../../../../src/main/station/root-chain.ts'
import { verifyExchange } from '../../../../src/main/station/verify/verify-exchange.ts'
import { openExchange } from '../../../../src/main/transports/index.ts'
import { isFailure } from '../../../../src/shared/failures.ts'
import { openProject, type Project } from '../../../support/assigned.ts'
import { readHome } from '../../../support/home-keys.ts'
import { recordTries } from '../../../support/security-record.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'
import { watchWrites } from '../../../support/write-points.ts'

const typedName = 'Halden Annotation'
const dayMs = 86_400_000
/** How many places of a rotation are looked at; the slow suite looks at more. */
const placesMost = Number(process.env['AUXERTA_WRITE_POINTS'] ?? 5)
const clock = { offsetMs: 0 }
let project: Project
let lead: Seat
let annotator: Seat
let stopWatching: () => void = () => undefined

const identityOf = (seat: Seat) =>
  readHome(seat, (home) => {
    const known = home.settings.read('identity', identity)
    if (!known) throw new Error('an identity')
    return known
  })
const rootPairOf = async (seat: Seat) => {
  const pair = await readHome(seat, (home) => ownPair({ home }, 'root'))
  if (!pair) throw new Error('a root')
  return pair
}
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'taken',
    (error: unknown) => (isFailure(error) ? error.code : String(error)),
  )
const open = async (seat: Seat): Promise<Seat> => {
  const opened = await sit({
    homeDir: seat.homeDir,
    keyStore: seat.keyStore,
    nowMs: () => Date.now() + clock.offsetMs,
  })
  await opened.call.session.unlock({ passphrase: testPassphrase })
  return opened
}
const replace = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}
const inExchange = (name: string): string => join(project.office.exchangeDir, name)
const isWhole = async (root: Awaited<ReturnType<typeof identityOf>>['rootKey']): Promise<boolean> => {
  const exchange = openExchange({ kind: 'folder', path: project.office.exchangeDir })
  return (await verifyExchange({ exchange, root, projectId: null })).ok
}

const start = async (): Promise<void> => {
  clock.offsetMs = 0
  project = await openProject()
  ;({ lead, annotator } = project.office)
  await project.assign(project.first)
  expect((await annotator.call.work.sync({})).problems).toEqual([])
}
afterEach(async () => {
  stopWatching()
  await lead.station.close()
  await annotator.station.close()
  await project.office.close()
  for (const place of ['start', 'at']) rmSync(`${project.office.dir}-${place}`, { recursive: true, force: true })
})

describe('a rotation of the root', () => {
  it('waits for an exchange that is away, also twice and behind a membership that waits', async () => {
    await start()
    const { exchangeDir } = project.office
    const first = await identityOf(lead)
    const deviceId = (await annotator.call.session.state({})).device?.id
    const other = await project.office.join('Lena Sommer')
    const otherId = (await other.call.session.state({})).device?.id ?? ''
    expect(otherId).not.toBe(deviceId)
    renameSync(exchangeDir, `${exchangeDir}-away`)
    expect(await codeOf(lead.call.members.revoke({ deviceId: otherId }))).toBe('EXCHANGE_UNREACHABLE')
    expect(await lead.call.members.rotateRoot({ typedName })).toMatchObject({ version: 2 })
    expect(await lead.call.members.rotateRoot({ typedName })).toMatchObject({ version: 3 })
    renameSync(`${exchangeDir}-away`, exchangeDir)
    expect((await lead.call.work.sync({})).problems).toEqual([])
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    const newest = await identityOf(lead)
    const followed = await identityOf(annotator)
    expect([followed.rootVersion, followed.rootKey]).toEqual([3, newest.rootKey])
    const rows = await lead.call.members.list({})
    expect(rows.find((row) => row.deviceId === otherId)?.revokedAt).not.toBeNull()
    expect(await isWhole(first.rootKey)).toBe(true)
  })

  it('that forks is not taken by whoever follows the other branch', async () => {
    await start()
    const old = await rootPairOf(lead)
    const { organisationId, rootKey } = await identityOf(lead)
    const before = readClaims(readFileSync(inExchange('membership.jws'), 'utf8'), membershipDocument)
    const organisation = readClaims(readFileSync(inExchange('organisation.jws'), 'utf8'), organisationDocument)
    await lead.call.members.rotateRoot({ typedName })
    await annotator.call.work.sync({})
    const pinned = await identityOf(annotator)
    const rival = await createKeyPair('ES256')
    const now = new Date().toISOString()
    const root = { organisationId, version: 1, key: rootKey, pair: old }
    writeFileSync(inExchange('roots/00000002.jws'), await signNextRoot(root, rival, now))
    const forged = { ...before, version: before.version + 9 }
    writeFileSync(inExchange('membership.jws'), await signDocument('auxerta-membership+jws', forged, rival))
    const claimed = { ...organisation, version: 2, root: rival.publicKey }
    writeFileSync(inExchange('organisation.jws'), await signDocument('auxerta-organisation+jws', claimed, rival))
    for (const seat of [lead, annotator])
      expect((await seat.call.work.sync({})).problems).toMatchObject([{ code: 'SIGNATURE_INVALID' }])
    const after = [await identityOf(lead), await identityOf(annotator)]
    expect(after.map((known) => known.rootKey)).toEqual([pinned.rootKey, pinned.rootKey])
    expect(await isWhole(pinned.rootKey)).toBe(false)
    const accepted = after.filter((known) => known.rootKey.x === rival.publicKey.x).length
    recordTries({ attack: 'Two roots that follow from the same one', tries: 2, accepted, lost: 0 })
  })

  it('is forgotten by a home from before it: its root signs nothing any more, and everybody goes on', async () => {
    await start()
    const copy = `${project.office.dir}-at`
    await lead.station.close()
    replace(lead.homeDir, copy)
    lead = await open(lead)
    await lead.call.members.rotateRoot({ typedName })
    const { rootKey } = await identityOf(lead)
    await annotator.call.work.sync({})
    await lead.station.close()
    replace(copy, lead.homeDir)
    lead = await open(lead)
    const before = readdirSync(inExchange('roots')).map((name) => readFileSync(inExchange(`roots/${name}`), 'utf8'))
    const deviceId = (await annotator.call.session.state({})).device?.id as never
    const refused = [
      await codeOf(lead.call.members.rotateRoot({ typedName })),
      await codeOf(lead.call.members.revoke({ deviceId })),
    ]
    expect(refused).toEqual(['HOME_RESTORED', 'HOME_RESTORED'])
    expect((await lead.call.work.sync({})).problems).toEqual([])
    clock.offsetMs = 8 * dayMs
    expect((await lead.call.work.sync({})).problems).toEqual([])
    refused.push(await codeOf(lead.call.members.rotateRoot({ typedName })))
    refused.push(await codeOf(lead.call.members.revoke({ deviceId })))
    expect(refused.slice(2)).toEqual(['NOT_PERMITTED', 'NOT_PERMITTED'])
    expect(readdirSync(inExchange('roots')).map((name) => readFileSync(inExchange(`roots/${name}`), 'utf8'))).toEqual(
      before,
    )
    expect((await identityOf(lead)).rootKey).toEqual(rootKey)
    await lead.call.session.lock({})
    await lead.call.session.unlock({ passphrase: testPassphrase })
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    expect(await isWhole(rootKey)).toBe(true)
    recordTries({
      attack: 'A home from before a rotation put back where the root was',
      tries: refused.length,
      accepted: refused.filter((code) => code === 'taken').length,
      lost: 0,
    })
  })

  it('is done or not done when power is cut at a write', { timeout: 300_000 }, async () => {
    await start()
    const { dir } = project.office
    const first = await identityOf(lead)
    const closeAll = async (): Promise<void> => {
      await lead.station.close()
      await annotator.station.close()
    }
    const putBack = async (place: string): Promise<void> => {
      await closeAll()
      for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true, force: true })
      cpSync(`${dir}-${place}`, dir, { recursive: true })
      lead = await open(lead)
      annotator = await open(annotator)
    }
    const rotate = async (atWrite: number): Promise<number> => {
      let writes = 0
      stopWatching = watchWrites(() => {
        if (++writes === atWrite) replace(dir, `${dir}-at`)
      })
      await lead.call.members.rotateRoot({ typedName })
      stopWatching()
      return writes
    }
    await closeAll()
    replace(dir, `${dir}-start`)
    await putBack('start')
    const writes = await rotate(0)
    expect(writes).toBeGreaterThan(8)
    const count = Math.min(placesMost, writes)
    const places = Array.from({ length: count }, (_, i) => 1 + Math.floor((i * (writes - 1)) / (count - 1)))
    const versions = new Set<number>()
    let lost = 0
    for (const place of places) {
      await putBack('start')
      await rotate(place)
      await putBack('at')
      for (let i = 0; i < 2; i++)
        for (const seat of [lead, annotator])
          expect((await seat.call.work.sync({})).problems, String(place)).toEqual([])
      const known = await identityOf(lead)
      const followed = await identityOf(annotator)
      versions.add(known.rootVersion)
      expect(followed.rootKey).toEqual(known.rootKey)
      if ((await rootPairOf(lead)).kid !== (await keyIdOf(known.rootKey))) lost++
      expect(await isWhole(first.rootKey), String(place)).toBe(true)
    }
    expect(lost).toBe(0)
    expect([...versions].sort()).toEqual([1, 2])
    recordTries({ attack: 'Power cut at a write while the root is replaced', tries: places.length, accepted: 0, lost })
  })
})

it('a broken statement of whom an exchange belongs to names nobody', async () => {
  await start()
  const { exchangeDir } = project.office
  const file = inExchange('organisation.jws')
  const good = readFileSync(file, 'utf8')
  const [head, body, signature] = good.split('.')
  const claims = Buffer.from(body ?? '', 'base64url').toString()
  const wide = Buffer.from(claims + ' '.repeat(20_000)).toString('base64url')
  const twice = Buffer.from(claims.replace('{', '{"name":"Other",')).toString('base64url')
  const plain = Buffer.from(JSON.stringify({ alg: 'none', typ: 'auxerta-organisation+jws', kid: 'x' })).toString(
    'base64url',
  )
  const broken = [
    [`${head}.${wide}.${signature}`, 'DOCUMENT_INVALID'],
    [`${head}.${twice}.${signature}`, 'DOCUMENT_INVALID'],
    [`${plain}.${body}.`, 'SIGNATURE_INVALID'],
    [`.${body}.`, 'DOCUMENT_INVALID'],
  ] as const
  const found: string[] = []
  const exchange = annotator.station.folders.remember(exchangeDir)
  for (const [text] of broken) {
    writeFileSync(file, text)
    found.push(await codeOf(annotator.call.session.inspectExchange({ exchange })))
  }
  writeFileSync(file, good)
  expect(found).toEqual(broken.map(([, code]) => code))
  expect(await codeOf(annotator.call.session.inspectExchange({ exchange }))).toBe('taken')
  const accepted = found.filter((code) => code === 'taken').length
  recordTries({ attack: 'Broken statements of who an exchange belongs to', tries: found.length, accepted, lost: 0 })
})
