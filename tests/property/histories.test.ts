import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { history } from '../support/histories/acts.ts'
import { createWorld, type Seats } from '../support/histories/world.ts'
import { recordTries } from '../support/security-record.ts'
import { openOffice, type Office } from '../support/station-kit.ts'

/** How many histories are played; the slow suite plays many more. */
const numRuns = Number(process.env['AUXERTA_HISTORIES'] ?? 12)
let office: Office
let seats: Seats
beforeAll(async () => {
  office = await openOffice()
  seats = [office.annotator, await office.join('Sefa Tuimavave')]
})
afterAll(async () => {
  for (const seat of seats) await seat.station.close()
  await office.close()
})

it(
  'no history of a lead and two annotators reads without a right, loses saved work or forgets a denial',
  { timeout: 3_600_000 },
  async () => {
    let [tries, accepted, lost, reads] = [0, 0, 0, 0]
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        const world = await createWorld(office, seats)
        for (const act of acts) await world.play(act)
        await world.finish()
        tries += world.tally.denials
        accepted += world.tally.readWithoutRight
        lost += world.tally.lost
        reads += world.tally.reads
        expect(world.tally.wrong).toEqual([])
      }),
      { numRuns, ...(process.env['AUXERTA_SEED'] ? { seed: Number(process.env['AUXERTA_SEED']) } : {}) },
    )
    expect(reads, 'some must also be allowed').toBeGreaterThan(numRuns)
    recordTries({ attack: 'Reading or saving without a valid assignment, in random histories', tries, accepted, lost })
  },
)
