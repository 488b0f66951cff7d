/** What the lead signed about one assignment. */
export interface GrantModel {
  readonly grantId: string
  readonly seat: number
  readonly fromMs: number
  readonly untilMs: number
  readonly offlineMs: number
  isTakenBack: boolean
}

/** What one annotator's workstation can know, from its last contact. */
export interface SeatModel {
  grants: readonly GrantModel[]
  isCompleted: boolean
  /** No status it has was signed later than this. */
  statusLatestMs: number
  /** Until then what it heard last is fresh enough that nothing of it can have run out. */
  freshUntilMs: number
  /** The highest time it certainly saw. */
  highestMs: number
  readonly givenBack: Set<string>
  /** Labels that it was told are saved, by item, since the last wipe. */
  readonly labels: Map<number, Set<string>>
}

export const freshSeat = (): SeatModel => ({
  grants: [],
  isCompleted: false,
  statusLatestMs: 0,
  freshUntilMs: 0,
  highestMs: 0,
  givenBack: new Set(),
  labels: new Map(),
})

const toleranceMs = 5 * 60_000
const statusValidMs = 3_600_000
/** The stations look at their clock a moment before or after the model does. */
const slackMs = 30_000

const runningAt = (seat: SeatModel, nowMs: number, marginMs: number): GrantModel[] =>
  seat.grants.filter(
    (grant) =>
      !grant.isTakenBack &&
      !seat.givenBack.has(grant.grantId) &&
      nowMs >= grant.fromMs - marginMs &&
      nowMs < grant.untilMs + marginMs,
  )

/** Whether reading can be right at all: an assignment this workstation knows of runs, and its lease as well. */
export const mayRead = (seat: SeatModel, nowMs: number): boolean =>
  !seat.isCompleted &&
  nowMs > seat.highestMs - toleranceMs - slackMs &&
  runningAt(seat, nowMs, slackMs).some(
    ({ offlineMs }) => nowMs < seat.statusLatestMs + Math.max(offlineMs, statusValidMs) + slackMs,
  )

/** Whether refusing would be wrong: everything was heard lately, and nothing of it is near an end. */
export const mustRead = (seat: SeatModel, nowMs: number): boolean =>
  !seat.isCompleted &&
  nowMs < seat.freshUntilMs &&
  nowMs > seat.highestMs - slackMs &&
  runningAt(seat, nowMs, -slackMs).length > 0
