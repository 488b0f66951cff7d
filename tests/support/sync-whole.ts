import { expect } from 'vitest'
import type { Seat } from './station-kit.ts'

/** Meets the exchange and finds nothing wrong there. */
export const syncWhole = async (seat: Seat) => {
  const report = await seat.call.work.sync({})
  expect(report.problems).toEqual([])
  return report
}
