import { isFailure } from '../../shared/failures.ts'

/** What may be told about an error: its kind, its code, where in our own code, and the same of its cause. Never its message. */
export interface ErrorTrace {
  readonly kind: string
  readonly code?: string
  readonly frames: readonly string[]
  readonly cause?: ErrorTrace
}

const causesAtMost = 4
const framesAtMost = 6

const rules: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/gi, '[url]'],
  [/(?:[A-Za-z]:)?\\{1,2}[^\s"'<>|]+(?:\\[^\s"'<>|]*)*/g, '[path]'],
  [/~?\.{0,2}(?:\/[^\s"'<>:,;)]+)+\/?/g, '[path]'],
  [/[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g, '[address]'],
  [/[A-Za-z0-9+/_-]{24,}={0,2}/g, '[bytes]'],
]

/**
 * Takes out of a line whatever may name a person, a place or a key: addresses, paths and long runs of base64 or hex.
 *
 * The one door in front of the log. Words stay, so a line must never be built from the text of a dataset.
 */
export const redact = (line: string): string =>
  rules.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line)

/** Describes an error for the log without its message, which may quote a path, a value or a text that was being labelled. */
export const traceOf = (error: unknown, depth = 0): ErrorTrace => {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] }
  const code = codeOf(error)
  return {
    kind: /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error',
    ...(code === undefined ? {} : { code }),
    frames: framesOf(error),
    ...(error.cause === undefined || depth >= causesAtMost ? {} : { cause: traceOf(error.cause, depth + 1) }),
  }
}

const codeOf = (error: Error): string | undefined => {
  if (isFailure(error)) return error.code
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,47}$/.test(code) ? code : undefined
}

/** Only `file:line:column` of script files, without folders; the message at the head of a stack is cut off first. */
const framesOf = (error: Error): string[] => {
  const stack = error.stack ?? ''
  const after = error.message === '' ? 0 : stack.indexOf(error.message) + error.message.length
  return stack
    .slice(Math.max(after, 0))
    .split('\n')
    .map((line) => /^\s+at .*?([\w.-]{1,64}\.(?:[cm]?js|tsx?):\d+:\d+)\)?$/.exec(line)?.[1])
    .filter((frame) => frame !== undefined)
    .slice(0, framesAtMost)
}
