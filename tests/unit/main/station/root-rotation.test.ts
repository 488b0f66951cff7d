import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createKeyPair, keyIdOf, type KeyPair } from '../../../../src/main/guard/trust/key-pairs.ts'
import { signDocument } from '../../../../src/main/guard/trust/signed.ts'
import { identity } from '../../../../src/main/station/identity.ts'
import { ownPair } from '../../../../src/main/station/own-keys.ts'
import { signNextRoot } from '../../../../src/main/station/root-chain.ts'
import { verifyExchange } from '../../../../src/main/station/verify/verify-exchange.ts'
import { openExchange } from '../../../../src/main/transports/index.ts'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { readHome } from '../../../support/home-keys.ts'
import { recordTries } from '../../../support/security-record.ts'
import { testPassphrase, type Seat } from '../../../support/station-kit.ts'

const name = 'Halden Annotation'
const identityOf = (seat: Seat) =>
  readHome(seat, (home) => {
    const known = home.settings.read('identity', identity)
    if (!known) throw new Error('an identity')
    return known
  })
const rootPairOf = (seat: Seat): Promise<KeyPair | null> => readHome(seat, (home) => ownPair({ home }, 'root'))

describe('the root of an organisation', () => {
  let project: Project
  afterEach(() => project.office.close())

  const start = async () => {
    project = await openProject()
    const { lead, annotator, exchangeDir } = project.office
    await project.assign(project.first)
    await annotator.call.work.sync({})
    return { lead, annotator, exchangeDir, exchange: openExchange({ kind: 'folder', path: exchangeDir }) }
  }

  it('is replaced twice; devices follow by themselves, work goes on, any root of the row verifies', async () => {
    const { lead, annotator, exchange } = await start()
    const first = await identityOf(lead)
    const oldPair = await rootPairOf(lead)
    expect(await lead.call.members.rotateRoot({ typedName: name })).toMatchObject({ version: 2 })
    const second = await identityOf(lead)
    expect((await rootPairOf(lead))?.kid).toBe(await keyIdOf(second.rootKey))
    expect(await readHome(lead, (home) => home.privateKeys.find(oldPair?.kid ?? ''))).toBeNull()
    const { version, fingerprint } = await lead.call.members.rotateRoot({ typedName: name })
    expect(version).toBe(3)
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    const followed = await identityOf(annotator)
    const newest = await identityOf(lead)
    expect([followed.rootVersion, followed.rootKey]).toEqual([3, newest.rootKey])
    await finishItem(annotator, project.first, 0)
    expect((await annotator.call.work.deliver({})).items).toBe(1)
    await annotator.call.session.lock({})
    await annotator.call.session.unlock({ passphrase: testPassphrase })
    expect((await annotator.call.work.open({ shardId: project.first })).outcome).toBe('opened')

    for (const root of [first.rootKey, second.rootKey, newest.rootKey])
      expect((await verifyExchange({ exchange, root, projectId: null })).ok).toBe(true)
    const stranger = await createKeyPair('ES256')
    expect((await verifyExchange({ exchange, root: stranger.publicKey, projectId: null })).ok).toBe(false)

    const joined = await project.office.join('Lena Sommer')
    expect((await joined.call.session.state({})).organisation?.fingerprint).toBe(fingerprint)
    expect((await identityOf(joined)).rootVersion).toBe(3)
    await expect(lead.call.members.rotateRoot({ typedName: 'Other' })).rejects.toMatchObject({ code: 'NAME_MISMATCH' })
    await expect(annotator.call.members.rotateRoot({ typedName: name })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  it('goes forward only, and only by who holds both keys', async () => {
    const { lead, annotator, exchangeDir } = await start()
    const { organisationId, rootKey } = await identityOf(lead)
    const pair = await rootPairOf(lead)
    if (!pair) throw new Error('a root')
    const [next, stranger] = [await createKeyPair('ES256'), await createKeyPair('ES256')]
    const before = { organisationId, version: 1, key: rootKey, pair }
    const now = new Date().toISOString()
    const document = { organisationId, version: 2, issuedAt: now, root: next.publicKey }
    const accepted = (by: KeyPair, claims: object) => signDocument('auxerta-root-acceptance+jws', claims, by)
    const claims = { organisationId, version: 2, previous: pair.kid }
    const forged: string[] = [
      await signNextRoot({ ...before, pair: stranger }, next, now),
      await signNextRoot({ ...before, pair: { ...stranger, kid: pair.kid } }, next, now),
      await signNextRoot({ ...before, version: 2 }, next, now),
      await signNextRoot({ ...before, organisationId: 'another-organisation' }, next, now),
      await signDocument('auxerta-root+jws', { ...document, acceptance: await accepted(stranger, claims) }, pair),
      await signDocument(
        'auxerta-root+jws',
        { ...document, acceptance: await accepted(next, { ...claims, version: 3 }) },
        pair,
      ),
      await signDocument(
        'auxerta-root+jws',
        { ...document, acceptance: await accepted(next, { ...claims, previous: next.kid }) },
        pair,
      ),
      await signDocument('auxerta-root+jws', { ...document, acceptance: '' }, pair),
      await signDocument('auxerta-status+jws', document, pair),
      'not a statement',
    ]
    mkdirSync(join(exchangeDir, 'roots'))
    const file = join(exchangeDir, 'roots', '00000002.jws')
    let taken = 0
    for (const jws of forged) {
      writeFileSync(file, jws)
      expect((await annotator.call.work.sync({})).problems).not.toEqual([])
      if ((await identityOf(annotator)).rootVersion !== 1) taken++
    }
    rmSync(file)
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    recordTries({ attack: 'Forged successions of the root', tries: forged.length, accepted: taken, lost: 0 })
  })

  it('does not come back: neither the membership of the older root nor the older root itself', async () => {
    const { lead, annotator, exchangeDir } = await start()
    const read = (path: string) => readFileSync(join(exchangeDir, path))
    const old = { membership: read('membership.jws'), organisation: read('organisation.jws') }
    await lead.call.members.rotateRoot({ typedName: name })
    await annotator.call.work.sync({})
    const rotation = read('roots/00000002.jws')
    writeFileSync(join(exchangeDir, 'membership.jws'), old.membership)
    writeFileSync(join(exchangeDir, 'organisation.jws'), old.organisation)
    rmSync(join(exchangeDir, 'roots'), { recursive: true })
    expect((await annotator.call.work.sync({})).problems).toMatchObject([{ code: 'SIGNATURE_INVALID' }])
    const known = await identityOf(annotator)
    expect(known.rootVersion).toBe(2)
    recordTries({
      attack: 'An older root and its membership put back',
      tries: 1,
      accepted: known.rootVersion === 2 ? 0 : 1,
      lost: 0,
    })
    mkdirSync(join(exchangeDir, 'roots'))
    writeFileSync(join(exchangeDir, 'roots', '00000002.jws'), rotation)
  })

  it('is whole on its way out: a device that meets half of it waits, and is not shut out', async () => {
    const { lead, annotator, exchangeDir } = await start()
    renameSync(join(exchangeDir, 'membership.jws'), join(exchangeDir, 'kept.jws'))
    const old = readFileSync(join(exchangeDir, 'kept.jws'))
    rmSync(join(exchangeDir, 'kept.jws'))
    await lead.call.members.rotateRoot({ typedName: name })
    const fresh = readFileSync(join(exchangeDir, 'membership.jws'))
    writeFileSync(join(exchangeDir, 'membership.jws'), old)
    expect((await annotator.call.work.sync({})).problems).toMatchObject([{ code: 'SIGNATURE_INVALID' }])
    expect((await annotator.call.work.open({ shardId: project.first })).outcome).toBe('opened')
    await annotator.call.session.lock({})
    await annotator.call.session.unlock({ passphrase: testPassphrase })
    writeFileSync(join(exchangeDir, 'membership.jws'), fresh)
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    expect((await identityOf(annotator)).rootVersion).toBe(2)
  })

  it('signs the membership again before it lapses; one that lapsed shuts until then', async () => {
    const { lead, annotator } = await start()
    const { clock } = project.office
    await project.assign(project.second, { expiresMs: 400 * 86_400_000, offlineLeaseHours: 24 * 300 })
    await annotator.call.work.sync({})
    clock.offsetMs = 91 * 86_400_000
    expect(await annotator.call.work.open({ shardId: project.second })).toMatchObject({
      refusal: { reason: 'STATUS_STALE' },
    })
    await lead.call.work.sync({})
    await annotator.call.work.sync({})
    expect((await annotator.call.work.open({ shardId: project.second })).outcome).toBe('opened')
  })
})
