import { isFailure } from '../../../src/shared/failures.ts'
import { refusalReasons } from '../../../src/shared/access/refusal.ts'
import type { Change } from '../../../src/shared/changes/change.ts'
import type { ShardId } from '../../../src/shared/ids.ts'
import { boxChange, makeProject, type Project } from '../assigned.ts'
import { sit, testPassphrase, testPolicy, type Office, type Seat } from '../station-kit.ts'
import type { Act } from './acts.ts'
import { freshSeat, mayRead, mustRead, type GrantModel, type SeatModel } from './model.ts'

/** What went against the rules, in words; and how much was tried. */
export interface Tally {
  readonly wrong: string[]
  reads: number
  denials: number
  readWithoutRight: number
  lost: number
}

export interface World {
  readonly play: (act: Act) => Promise<void>
  /** Everything ends and everybody meets: what was ever saved has to be at the lead. */
  readonly finish: () => Promise<void>
  readonly tally: Tally
}

const minutesMs = 60_000
const atEnd = 'the end'
let played = 0

/** The annotators' seats of an office; a restart puts another in the place. */
export type Seats = [Seat, Seat]

/** A new project in an office, with one shard for each of two annotators. */
export const createWorld = async (office: Office, seats: Seats): Promise<World> => {
  const { lead, clock } = office
  const name = `History ${String(++played)}`
  const project: Project = await makeProject(office, name)
  const { projectId } = project
  const shards: [ShardId, ShardId] = [project.first, project.second]
  const models: [SeatModel, SeatModel] = [freshSeat(), freshSeat()]
  const grants: GrantModel[] = []
  const tally: Tally = { wrong: [], reads: 0, denials: 0, readWithoutRight: 0, lost: 0 }
  let [isCompleted, highestMs, leadMetMs, changes] = [false, 0, 0, 0]
  const nowMs = (): number => Date.now() + clock.offsetMs
  const of = (seat: number) => {
    const model = models[seat === 0 ? 0 : 1]
    return { model, shardId: shards[seat === 0 ? 0 : 1], call: () => seats[seat === 0 ? 0 : 1].call }
  }
  /** The last item of the second shard is its first. */
  const placeOf = (seat: number, index: number) => ({ shardId: of(seat).shardId, index: seat === 0 ? index : 0 })

  const codeOf = async (work: () => Promise<unknown>): Promise<string | null> => {
    try {
      await work()
      return null
    } catch (error) {
      if (!isFailure(error) || error.code === 'INTERNAL') throw error
      return error.code
    }
  }

  /** Every way in comes past here: who got in without a right, who was shut out with one, and whether the trail has it. */
  const judge = async (seat: number, event: string, code: string | null): Promise<void> => {
    const { model, call } = of(seat)
    const now = nowMs()
    if (code === null) {
      tally.reads++
      if (mayRead(model, now)) return
      tally.readWithoutRight++
      tally.wrong.push(`${event} without a right`)
      return
    }
    tally.denials++
    if (mustRead(model, now)) tally.wrong.push(`${event} refused with ${code} in spite of a right`)
    const { entries } = await call().device.audit({ before: null, limit: 1, refusedOnly: true })
    const last = entries[0]
    const isTold = last?.event === event && last.reason === code
    if (!isTold || !(refusalReasons as readonly string[]).includes(code))
      tally.wrong.push(`${event} refused with ${code} is not in the trail`)
  }

  const labelsAtLead = async (seat: number, index: number): Promise<Set<string>> => {
    const place = { projectId, ...placeOf(seat, index) }
    const item = await lead.call.review.item(place).catch(() => null)
    const labels: readonly { id: string }[] = item?.changes.flatMap(({ after }) => after) ?? []
    return new Set(labels.map(({ id }) => id))
  }

  /**
   * A workstation wiped: whatever left it is the lead's now. What is not may still be here, under another assignment of the shard; it is
   * asked for again at the next wipe, and in the end it has to be there.
   */
  const settle = async (seat: number, why: string): Promise<void> => {
    const { problems } = await lead.call.work.sync({})
    for (const { code } of problems) tally.wrong.push(`the lead met ${code} after ${why}`)
    for (const [index, labels] of of(seat).model.labels) {
      const there = await labelsAtLead(seat, index)
      for (const label of [...labels]) {
        if (there.has(label)) labels.delete(label)
        else if (why === atEnd) {
          tally.lost++
          tally.wrong.push(`${label} is lost`)
        }
      }
    }
  }

  const meet = async (seat: number): Promise<void> => {
    const { model, call } = of(seat)
    const report = await call().work.sync({})
    for (const { code } of report.problems) tally.wrong.push(`a contact named ${code}`)
    model.grants = grants.filter((grant) => grant.seat === seat).map((grant) => ({ ...grant }))
    model.isCompleted = isCompleted
    model.statusLatestMs = highestMs
    model.highestMs = highestMs
    model.freshUntilMs = leadMetMs + 20 * minutesMs
    if (report.wiped.some((wiped) => wiped.projectId === projectId)) await settle(seat, 'a wipe')
  }

  const leadMeets = async (): Promise<void> => {
    const { problems } = await lead.call.work.sync({})
    for (const { code } of problems) tally.wrong.push(`the lead met ${code}`)
    leadMetMs = nowMs()
  }

  const save = async (seat: number, index: number, isUndo: boolean): Promise<void> => {
    const place = placeOf(seat, index)
    const { model, call } = of(seat)
    let before: readonly Change[] = []
    const code = await codeOf(async () => {
      before = (await call().work.item(place)).changes
    })
    await judge(seat, 'item.read', code)
    if (code !== null) return
    const last = before.at(-1)
    if (isUndo && (last?.origin !== 'user' || last.after.length === 0)) return
    const id = `${name.replace(' ', '-')}-${String(changes++)}`
    const drawn = boxChange(id)
    const change: Change =
      isUndo && last
        ? { ...drawn, cause: 'history.undo', origin: 'history', before: last.after, after: [], reverts: last.id }
        : drawn
    const saved = await codeOf(() => call().work.save({ ...place, after: last?.id ?? null, changes: [change] }))
    await judge(seat, 'label.save', saved)
    if (saved !== null) return
    const labels = model.labels.get(place.index) ?? new Set()
    for (const label of change.before) labels.delete(label.id)
    for (const label of change.after) labels.add(label.id)
    model.labels.set(place.index, labels)
  }

  const restart = async (seat: number): Promise<void> => {
    const place = seat === 0 ? 0 : 1
    const old = seats[place]
    await old.station.close()
    const back = await sit({ homeDir: old.homeDir, keyStore: old.keyStore, nowMs })
    seats[place] = back
    const read = () => back.station.itemBytes({ ...placeOf(seat, 0), part: 'png' })
    const code = await codeOf(read)
    if (code !== 'LOCKED') tally.wrong.push(`a locked workstation answered ${String(code)}`)
    await back.call.session.unlock({ passphrase: testPassphrase })
    const { entries } = await back.call.device.audit({ before: null, limit: 3, refusedOnly: true })
    if (!entries.some(({ reason }) => reason === 'LOCKED')) tally.wrong.push('a read while locked is not in the trail')
    tally.denials++
  }

  const assign = async (act: Act & { do: 'assign' }): Promise<void> => {
    const fromMs = nowMs() + act.afterMs
    const grantId = await project.assign(of(act.seat).shardId, {
      seat: seats[act.seat === 0 ? 0 : 1],
      notBefore: act.afterMs === 0 ? null : new Date(fromMs).toISOString(),
      expiresMs: act.lastsMs,
      offlineLeaseHours: act.offlineHours,
    })
    const { seat, lastsMs, offlineHours } = act
    const untilMs = nowMs() + lastsMs
    grants.push({ grantId, seat, fromMs, untilMs, offlineMs: offlineHours * 60 * minutesMs, isTakenBack: false })
  }

  const takeBack = async (seat: number): Promise<void> => {
    for (const grant of grants) {
      if (grant.seat !== seat || grant.isTakenBack) continue
      const code = await codeOf(() => lead.call.projects.revoke({ projectId, grantId: grant.grantId }))
      if (code === null) grant.isTakenBack = true
    }
  }

  const giveBack = async (seat: number): Promise<void> => {
    const { model, call, shardId } = of(seat)
    const code = await codeOf(() => call().work.returnShard({ shardId }))
    if (code !== null) return
    for (const grant of model.grants) model.givenBack.add(grant.grantId)
    await settle(seat, 'giving back')
  }

  const acts: { [Do in Act['do']]: (act: Act & { do: Do }) => Promise<unknown> } = {
    read: async ({ seat, index }) => {
      const code = await codeOf(() => of(seat).call().work.item(placeOf(seat, index)))
      await judge(seat, 'item.read', code)
    },
    annotate: ({ seat, index }) => save(seat, index, false),
    undo: ({ seat, index }) => save(seat, index, true),
    finish: async ({ seat, index }) => {
      const state = { ...placeOf(seat, index), state: 'finished', reason: null, activeSeconds: 1 } as const
      await judge(seat, 'item.state', await codeOf(() => of(seat).call().work.setState(state)))
    },
    deliver: ({ seat }) => codeOf(() => of(seat).call().work.deliver({})),
    meet: ({ seat }) => meet(seat),
    'lead-meets': leadMeets,
    assign: (given) => codeOf(() => assign(given)),
    'take-back': ({ seat }) => takeBack(seat),
    'give-back': ({ seat }) => giveBack(seat),
    decide: ({ seat, index, accept }) => {
      const comments = accept ? [] : [{ text: 'Again.', labelId: null }]
      const decision = accept ? 'accept' : 'return'
      return codeOf(() => lead.call.review.decide({ projectId, ...placeOf(seat, index), decision, comments }))
    },
    policy: ({ copyText }) =>
      codeOf(() => lead.call.projects.setPolicy({ projectId, policy: { ...testPolicy, copyText } })),
    complete: async () => {
      if ((await codeOf(() => lead.call.projects.complete({ projectId, typedName: name }))) === null) isCompleted = true
    },
    restart: ({ seat }) => restart(seat),
    clock: ({ byMs }) => {
      clock.offsetMs += byMs
      return Promise.resolve()
    },
  }

  const look = (): void => {
    highestMs = Math.max(highestMs, nowMs())
  }
  return {
    tally,
    play: async (given) => {
      look()
      const play = acts[given.do] as (act: Act) => Promise<unknown>
      await play(given)
      look()
      for (const seat of [0, 1] as const) await acts.read({ do: 'read', seat, index: 0 })
    },
    finish: async () => {
      clock.offsetMs += Math.max(0, highestMs - nowMs()) + minutesMs
      look()
      await leadMeets()
      for (const seat of [0, 1]) await takeBack(seat)
      for (const seat of [0, 1]) await meet(seat)
      for (const seat of [0, 1]) await settle(seat, atEnd)
      for (const seat of [...seats, lead])
        if (!(await seat.call.device.verifyAudit({})).whole) tally.wrong.push('an audit trail is broken')
    },
  }
}
