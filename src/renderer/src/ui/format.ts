/**
 * How numbers, sizes and moments are written. Pure: `nowMs` is given, nothing here reads the clock.
 */

const thinSpace = '\u2009'
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const longWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const dayMs = 86_400_000

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** Whole local days from `nowMs` to a moment; negative in the past. Steps over clock changes. */
export const daysBetween = (nowMs: number, atMs: number): number =>
  Math.round((startOfDay(new Date(atMs)) - startOfDay(new Date(nowMs))) / dayMs)

/** `18 402`: groups of three, set apart by a thin space. Fractions are rounded. */
export const formatCount = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, thinSpace)

/** `1 item`, `3 items`. */
export const formatPlural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** `14:05`. */
export const formatClock = (iso: string): string => {
  const at = new Date(iso)
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`
}

/** `14:05:09`. */
export const formatClockSeconds = (iso: string): string =>
  `${formatClock(iso)}:${twoDigits(new Date(iso).getSeconds())}`

/** `Fri 27 Nov`, with the year when it is not this one. */
export const formatDay = (iso: string, nowMs: number): string => {
  const at = new Date(iso)
  const day = `${weekdays[at.getDay()] ?? ''} ${at.getDate()} ${months[at.getMonth()] ?? ''}`
  return at.getFullYear() === new Date(nowMs).getFullYear() ? day : `${day} ${at.getFullYear()}`
}

/** `Tuesday 24 November`. */
export const formatLongDay = (iso: string): string => {
  const at = new Date(iso)
  return `${longWeekdays[at.getDay()] ?? ''} ${at.getDate()} ${longMonths[at.getMonth()] ?? ''}`
}

/** A moment in as few words as are clear: `today 18:00`, `yesterday 17:12`, `Thu 14:00`, `20 Nov 16:08`. */
export const formatMoment = (iso: string, nowMs: number): string => {
  const at = new Date(iso)
  const days = daysBetween(nowMs, at.getTime())
  const clock = formatClock(iso)
  if (days === 0) return `today ${clock}`
  if (days === -1) return `yesterday ${clock}`
  if (days === 1) return `tomorrow ${clock}`
  if (Math.abs(days) < 7) return `${weekdays[at.getDay()] ?? ''} ${clock}`
  const day = `${at.getDate()} ${months[at.getMonth()] ?? ''}`
  return at.getFullYear() === new Date(nowMs).getFullYear() ? `${day} ${clock}` : `${day} ${at.getFullYear()} ${clock}`
}

/** As {@link formatMoment}, but today is only the clock: `10:38`. */
export const formatShortMoment = (iso: string, nowMs: number): string =>
  daysBetween(nowMs, Date.parse(iso)) === 0 ? formatClock(iso) : formatMoment(iso, nowMs)

/** A moment in full, for proofs: `2026-11-24 06:01:54 UTC`. */
export const formatExact = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** `Due Fri 27 Nov, in 3 days`, `Due today`, `Was due Fri 20 Nov`. */
export const formatDue = (iso: string, nowMs: number): string => {
  const days = daysBetween(nowMs, Date.parse(iso))
  if (days < 0) return `Was due ${formatDay(iso, nowMs)}`
  if (days === 0) return 'Due today'
  return `Due ${formatDay(iso, nowMs)}, ${days === 1 ? 'tomorrow' : `in ${formatPlural(days, 'day')}`}`
}

/** `3.1 GB`: decimal units, one digit below ten. */
export const formatSize = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let step = 0
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  const digits = step > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value))
  return `${digits} ${units[step] ?? 'B'}`
}

/** `42 s`, `1 min 42 s`, `2 h 5 min`. */
export const formatDuration = (seconds: number): string => {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`
  const minutes = Math.round(whole / 60)
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `62 %`; a part that is not whole never reads 100, one that has begun never reads 0. */
export const formatShare = (part: number, whole: number): string => {
  if (whole <= 0) return '0 %'
  const percent = Math.round((part / whole) * 100)
  const honest = part < whole && percent === 100 ? 99 : part > 0 && percent === 0 ? 1 : percent
  return `${honest} %`
}
