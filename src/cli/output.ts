import { SingleBar } from 'cli-progress'
import { refusalReasons } from '../shared/access/refusal.ts'
import { failureMessages, isFailure, type FailureCode } from '../shared/failures.ts'

/** What the process ends with. 0 done; 1 failed; 2 used wrongly; 3 refused: the answer is no, and why is said. */
export const exitCodes = { done: 0, failed: 1, usage: 2, refused: 3 } as const

/** Failures that are an answer and not an accident: the same asked again is refused again. */
const refusals: readonly FailureCode[] = [
  ...refusalReasons,
  'NOT_PERMITTED',
  'PASSPHRASE_WRONG',
  'RATE_LIMITED',
  'DEVICE_SECRET_MISSING',
  'KEY_STORE_DENIED',
  'FINGERPRINT_MISMATCH',
  'ROOT_MISMATCH',
  'NAME_MISMATCH',
  'HOLD_ACTIVE',
  'MEMBER_ACTIVE',
]

/** What the process ends with after a failure. */
export const exitCodeOf = (code: FailureCode): number =>
  code === 'INPUT_INVALID' ? exitCodes.usage : refusals.includes(code) ? exitCodes.refused : exitCodes.failed

/** Where answers go: words for people, one JSON value for programs. Errors and progress go to standard error. */
export interface Output {
  readonly json: boolean
  /** Prints an answer: the value as JSON, or lines made of it. */
  readonly answer: (value: unknown, lines: () => readonly string[]) => void
  readonly fail: (code: FailureCode, message: string) => void
  /** Shows how a long task goes on; only on a terminal and never with `--json`. */
  readonly progress: (what: string) => {
    readonly update: (done: number, total: number) => void
    readonly end: () => void
  }
}

export const createOutput = (json: boolean): Output => ({
  json,
  answer: (value, lines) => {
    process.stdout.write(
      json
        ? `${JSON.stringify(value)}\n`
        : lines()
            .map((line) => `${line}\n`)
            .join(''),
    )
  },
  fail: (code, message) => {
    process.stderr.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n${code}\n`)
  },
  progress: (what) => {
    if (json || !process.stderr.isTTY) return { update: () => undefined, end: () => undefined }
    const bar = new SingleBar({
      format: `${what} [{bar}] {value}/{total}  {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    })
    let started = false
    return {
      update: (done, total) => {
        if (!started) bar.start(total, done)
        started = true
        bar.setTotal(total)
        bar.update(done)
      },
      end: () => {
        if (started) bar.stop()
      },
    }
  },
})

/** Lays rows out in columns. Cells are plain text; the first row is the head. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** The code and the words of anything thrown; what is not a failure of ours says nothing of itself. */
export const describeError = (error: unknown): { code: FailureCode; message: string } => {
  const code = isFailure(error) ? error.code : 'INTERNAL'
  return { code, message: failureMessages[code] }
}
