/** Moments around the scenario's now, as the contract writes them. */
export const momentsAround = (nowMs: number) => {
  const iso = (atMs: number) => new Date(atMs).toISOString()
  return {
    iso,
    now: iso(nowMs),
    ago: (amount: { days?: number; hours?: number; minutes?: number }) => iso(nowMs - spanMs(amount)),
    ahead: (amount: { days?: number; hours?: number; minutes?: number }) => iso(nowMs + spanMs(amount)),
    /** A clock time on a day counted from today. */
    day: (days: number, hour: number, minute = 0) => {
      const at = new Date(nowMs)
      at.setDate(at.getDate() + days)
      at.setHours(hour, minute, 0, 0)
      return iso(at.getTime())
    },
  }
}
export type Moments = ReturnType<typeof momentsAround>

const spanMs = ({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }) =>
  ((days * 24 + hours) * 60 + minutes) * 60_000
