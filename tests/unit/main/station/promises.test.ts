import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureMessages } from '../../../../src/shared/failures.ts'
import { finishItem, makeProject } from '../../../support/assigned.ts'
import { memoryKeyStore, openOffice, sit, testPassphrase, type Office } from '../../../support/station-kit.ts'

/** What the privacy map promises and no other test shows. */
describe('promises', () => {
  let office: Office
  beforeEach(async () => {
    office = await openOffice()
  })
  afterEach(() => office.close())

  it('another organisation cannot be put in the place of the one that was joined', async () => {
    const other = await openOffice()
    try {
      const seat = await sit({ homeDir: join(office.dir, 'fooled'), keyStore: memoryKeyStore() })
      const exchange = seat.station.folders.remember(other.exchangeDir)
      const told = (await office.lead.call.session.state({})).organisation?.fingerprint ?? ''
      const person = { memberName: 'Ana Reis', deviceName: 'WS-0500', passphrase: testPassphrase }
      const joining = seat.call.session.join({ ...person, exchange, organisationFingerprint: told })
      await expect(joining).rejects.toMatchObject({ code: 'ROOT_MISMATCH' })
      expect(existsSync(join(office.dir, 'fooled', 'home.db'))).toBe(false)
      await seat.station.close()
      copyFileSync(join(other.exchangeDir, 'membership.jws'), join(office.exchangeDir, 'membership.jws'))
      const report = await office.annotator.call.work.sync({})
      expect(report.problems.map((problem) => problem.code)).toContain('SIGNATURE_INVALID')
      expect((await office.annotator.call.session.state({})).member?.name).toBe('Mira Okafor')
    } finally {
      await other.close()
    }
  })

  it('names of people are not readable on the exchange, nor by annotators', async () => {
    const membership = readFileSync(join(office.exchangeDir, 'membership.jws'), 'utf8')
    const payload = Buffer.from(membership.split('.')[1] ?? '', 'base64url').toString('utf8')
    expect(payload).toContain('sealedNames')
    for (const name of ['Mira', 'Okafor', 'Jonas', 'Lindqvist', 'WS-04']) expect(payload).not.toContain(name)
    await expect(office.annotator.call.members.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('completion takes the ciphertext off the exchange and asks every device for its certificate', async () => {
    const { lead, annotator, exchangeDir } = office
    const project = await makeProject(office)
    await project.assign(project.first)
    await annotator.call.work.sync({})
    const shards = join(exchangeDir, 'projects', project.projectId, 'shards')
    expect(readdirSync(shards)).toHaveLength(4)
    await lead.call.projects.complete({ projectId: project.projectId, typedName: 'Historic plates' })
    expect(readdirSync(shards)).toEqual([])
    const before = await lead.call.projects.verify({ projectId: project.projectId })
    expect(before.ok).toBe(false)
    expect(before.checks.filter((check) => !check.ok)).toMatchObject([
      { found: expect.stringContaining(failureMessages.CERTIFICATE_MISSING) as string },
    ])
    await annotator.call.work.sync({})
    expect((await lead.call.projects.verify({ projectId: project.projectId })).ok).toBe(true)
  })

  it('a lead of one client sees nothing of another lead’s project', async () => {
    const project = await makeProject(office)
    await project.assign(project.first)
    await office.annotator.call.work.sync({})
    await finishItem(office.annotator, project.first, 0)
    await office.annotator.call.work.deliver({})
    const rival = await office.join('Kenji Mori', undefined, ['lead'])
    await rival.call.work.sync({})
    expect(await rival.call.projects.list({})).toEqual([])
    expect(await rival.call.review.queue({})).toEqual([])
    const shown = rival.call.projects.show({ projectId: project.projectId })
    await expect(shown).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const bytes = rival.station.itemBytes({ shardId: project.first, index: 0, part: 'png' })
    await expect(bytes).rejects.toMatchObject({ code: 'NOT_ASSIGNED' })
  })

  it('a folder that holds an organisation is not taken for another', async () => {
    const seat = await sit({ homeDir: join(office.dir, 'second'), keyStore: memoryKeyStore() })
    mkdirSync(join(office.dir, 'second'), { recursive: true })
    const making = seat.call.session.createOrganisation({
      organisationName: 'Another',
      memberName: 'Priya Raman',
      deviceName: 'WS-0600',
      exchange: seat.station.folders.remember(office.exchangeDir),
      passphrase: testPassphrase,
    })
    await expect(making).rejects.toMatchObject({ code: 'EXCHANGE_TAKEN' })
    await seat.station.close()
  })
})
