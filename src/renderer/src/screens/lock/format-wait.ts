/** `59:58` for minutes and seconds, `8 s` below a minute. Rounded up: at the end it says `1 s`, then nothing. */
export const formatWait = (leftMs: number): string => {
  const seconds = Math.ceil(leftMs / 1_000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
