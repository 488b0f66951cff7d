import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { membershipDocument } from '../../../../../src/main/guard/trust/documents.ts'
import { readClaims } from '../../../../../src/main/guard/trust/signed.ts'
import { isFailure } from '../../../../../src/shared/failures.ts'
import type { MemberId } from '../../../../../src/shared/ids.ts'
import { deviceIdOf, finishItem, openProject, type Project } from '../../../../support/assigned.ts'
import type { Seat } from '../../../../support/station-kit.ts'

let open: Project
let lead: Seat
let mira: MemberId
beforeEach(async () => {
  open = await openProject()
  lead = open.office.lead
  await open.assign(open.first)
  await open.office.annotator.call.work.sync({})
  await finishItem(open.office.annotator, open.first, 0)
  await open.office.annotator.call.work.deliver({})
  await lead.call.work.sync({})
  await lead.call.review.decide({
    projectId: open.projectId,
    shardId: open.first,
    index: 0,
    decision: 'return',
    comments: [{ text: 'Cut <closer>, please', labelId: null }],
  })
  mira = await memberIdOf('Mira Okafor')
})
afterEach(() => open.office.close())

const memberIdOf = async (name: string): Promise<MemberId> => {
  const found = (await lead.call.members.list({})).find((row) => row.memberName === name)
  if (!found) throw new Error('no such member')
  return found.memberId
}

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (isFailure(error)) return error.code
    throw error
  }
  return 'done'
}

const events = async (event: string): Promise<(string | null)[]> =>
  (await lead.call.device.audit({ before: null, limit: 500, text: event })).entries
    .filter((entry) => entry.event === event)
    .map((entry) => entry.subject)

const published = () =>
  readClaims(readFileSync(join(open.office.exchangeDir, 'membership.jws'), 'utf8'), membershipDocument)

const endMira = async (): Promise<void> => {
  await lead.call.members.revoke({ deviceId: await deviceIdOf(open.office.annotator) })
}

describe('what is held about a member', () => {
  it('is told whole: names, devices, assignments, work with its time, remarks, signed entries, trail', async () => {
    const report = await lead.call.members.report({ memberId: mira })
    expect(report).toMatchObject({
      memberId: mira,
      organisation: 'Halden Annotation',
      devices: [{ memberName: 'Mira Okafor', roles: ['annotator'], revokedAt: null }],
      grants: [{ projectName: 'Historic plates', role: 'annotate', shards: 1, endedAt: null }],
      work: [
        {
          ...{ projectName: 'Historic plates', rounds: 1, activeSeconds: 1, labels: 1, returned: 1, accepted: 0 },
          remarks: [{ text: 'Cut <closer>, please' }],
        },
      ],
      reviews: [],
    })
    expect(report.logs.map(({ kind }) => kind)).toContain('work')
    expect(report.audit.entries.map(({ event }) => event)).toContain('device.approve')
    expect(report.audit.total).toBe(report.audit.entries.length)
    expect(JSON.stringify(report)).not.toContain('Jonas')
    expect(await events('member.report')).toEqual([mira])
  })

  it('tells a reviewer what they decided and wrote', async () => {
    const report = await lead.call.members.report({ memberId: await memberIdOf('Jonas Lindqvist') })
    expect(report.reviews).toMatchObject([{ decisions: 1, comments: [{ text: 'Cut <closer>, please' }] }])
    expect(report.work).toEqual([])
  })

  it('is written as JSON and as a page in which a text stays a text', async () => {
    const folder = lead.station.folders.remember(open.office.dir)
    const { files } = await lead.call.members.saveReport({ memberId: mira, folder })
    const [json = '', page = ''] = files.map((file) => readFileSync(join(open.office.dir, file), 'utf8'))
    expect(JSON.parse(json)).toMatchObject({ memberId: mira, devices: [{ memberName: 'Mira Okafor' }] })
    expect(page).toContain('Mira Okafor')
    expect(page).toContain('Cut &#60;closer&#62;, please')
    expect(page).not.toMatch(/<closer>|<script|http:|https:/)
  })

  it('is written for the person themselves, on their own device, with the work that lies there', async () => {
    const { station, call } = open.office.annotator
    const { files } = await call.members.saveOwn({ folder: station.folders.remember(open.office.dir) })
    const [json = '', page = ''] = files.map((file) => readFileSync(join(open.office.dir, file), 'utf8'))
    expect(JSON.parse(json)).toMatchObject({
      memberId: mira,
      devices: [{ memberName: 'Mira Okafor', roles: ['annotator'] }],
      grants: [{ projectName: 'Historic plates' }],
      here: [{ projectName: 'Historic plates', items: 1, labels: 1 }],
      work: [],
      requests: [],
    })
    expect(json + page).not.toContain('Jonas')
  })

  it('is told to an admin alone, and of nobody who is not there', async () => {
    expect(await codeOf(() => open.office.annotator.call.members.report({ memberId: mira }))).toBe('NOT_PERMITTED')
    expect(await codeOf(() => lead.call.members.report({ memberId: 'nobody' }))).toBe('NOT_FOUND')
  })
})

describe('a name that is wrong', () => {
  it('is corrected in a new membership, under comments, and at every other device of staff', async () => {
    const reviewer = await open.office.join('Ana Reis', undefined, ['reviewer'])
    const before = published().version
    const deviceId = (await deviceIdOf(open.office.annotator)) as never
    const answer = await lead.call.members.correct({
      memberId: mira,
      memberName: 'Mira Okafor-Berg',
      devices: [{ deviceId, deviceName: 'WS-9' }],
    })
    expect(answer.version).toBe(before + 1)
    expect(published().version).toBe(before + 1)
    await reviewer.call.work.sync({})
    const [row] = (await lead.call.members.list({})).filter((entry) => entry.memberId === mira)
    expect(row).toMatchObject({ memberName: 'Mira Okafor-Berg', deviceName: 'WS-9' })
    expect(JSON.stringify((await lead.call.members.report({ memberId: mira })).devices)).not.toContain('"Mira Okafor"')
    expect(await events('member.correct')).toEqual([mira])
  })

  it("is corrected in this device's own words too", async () => {
    const jonas = await memberIdOf('Jonas Lindqvist')
    const { comments } = await lead.call.members.correct({ memberId: jonas, memberName: 'Jonas Lind', devices: [] })
    expect(comments).toBe(1)
    expect((await lead.call.session.state({})).member?.name).toBe('Jonas Lind')
    expect((await lead.call.members.report({ memberId: jonas })).reviews).toMatchObject([{ comments: [{}] }])
  })

  it('is not corrected for a device of somebody else', async () => {
    const devices = [{ deviceId: (await deviceIdOf(lead)) as never, deviceName: 'WS-9' }]
    expect(await codeOf(() => lead.call.members.correct({ memberId: mira, memberName: 'Mira', devices }))).toBe(
      'NOT_FOUND',
    )
    expect(await events('member.correct')).toEqual([])
  })
})

describe('a former member', () => {
  it('is not forgotten while a device of theirs belongs, or by another name', async () => {
    const forget = (typedName: string) => () => lead.call.members.forget({ memberId: mira, typedName })
    expect(await codeOf(forget('Mira Okafor'))).toBe('MEMBER_ACTIVE')
    await endMira()
    expect(await codeOf(forget('Mira'))).toBe('NAME_MISMATCH')
    expect(await events('member.forget')).toEqual([])
  })

  it('loses names and working times; what stays is ids, and says why', async () => {
    await endMira()
    const told = await lead.call.members.forget({ memberId: mira, typedName: 'Mira Okafor' })
    expect(told.removed).toEqual([
      { what: 'Names in the membership', count: 1 },
      { what: 'Names under review comments here', count: 0 },
      { what: 'Working times of delivered items here', count: 1 },
    ])
    expect(told.kept).toHaveLength(5)
    for (const kept of told.kept) expect(kept.why).toMatch(/Art\. 17\(3\)|deleted with the project/)
    const report = await lead.call.members.report({ memberId: mira })
    expect(report.devices).toMatchObject([{ memberName: told.placeholder }])
    expect(report.work).toMatchObject([{ rounds: 1, activeSeconds: 0 }])
    expect(JSON.stringify(report)).not.toContain('Mira')
    expect(published().members.find((entry) => entry.memberId === mira)).toMatchObject({ memberId: mira })
    expect(await events('member.forget')).toEqual([mira])
  })

  it('leaves comments alone while somebody else has the same name, and loses them when nobody has', async () => {
    await endMira()
    const jonas = await memberIdOf('Jonas Lindqvist')
    await lead.call.members.correct({ memberId: jonas, memberName: 'Mira Okafor', devices: [] })
    const shared = await lead.call.members.report({ memberId: mira })
    expect(shared.reviews).toEqual([])
    expect(shared.elsewhere.at(-1)).toContain('another member has the same one')
    await lead.call.members.correct({ memberId: jonas, memberName: 'Jonas Lindqvist', devices: [] })
    expect((await lead.call.members.report({ memberId: mira })).reviews).toMatchObject([{ comments: [{}] }])
    const told = await lead.call.members.forget({ memberId: mira, typedName: 'Mira Okafor' })
    expect(told.removed).toContainEqual({ what: 'Names under review comments here', count: 1 })
    expect((await lead.call.members.report({ memberId: mira })).reviews).toMatchObject([{ comments: [{}] }])
  })

  it('is told what stays under a name that somebody else has too', async () => {
    await endMira()
    const jonas = await memberIdOf('Jonas Lindqvist')
    await lead.call.members.correct({ memberId: jonas, memberName: 'Mira Okafor', devices: [] })
    const told = await lead.call.members.forget({ memberId: mira, typedName: 'Mira Okafor' })
    expect(told.kept.at(-1)).toMatchObject({ what: 'Names under review comments here', count: 1 })
  })

  it('stays in what was signed: the logs still verify', async () => {
    await endMira()
    await lead.call.members.forget({ memberId: mira, typedName: 'Mira Okafor' })
    const { checks } = await lead.call.projects.verify({ projectId: open.projectId })
    expect(checks.filter((check) => !check.ok)).toEqual([])
  })
})
