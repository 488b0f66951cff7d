import { failureMessages, isFailure } from '../../../shared/failures.ts'
import { LogFailure } from '../../guard/trust/chain.ts'

/** One thing that was checked. `found` says what, with counts and ids only. */
export interface Check {
  readonly what: string
  readonly ok: boolean
  readonly found: string
}

/** What a verification found; `ok` only when every check is. */
export interface VerifyReport {
  readonly ok: boolean
  readonly checks: readonly Check[]
}

/** Says what is wrong in words, naming the entry of a broken log. */
export const sayFailure = (error: unknown): string => {
  if (error instanceof LogFailure) return `${failureMessages[error.code]} Entry ${String(error.seq)} of ${error.log}.`
  if (isFailure(error)) return failureMessages[error.code]
  throw error
}

/** Runs one check; a failure becomes a line of the report and the others go on. */
export const check = async (checks: Check[], what: string, run: () => Promise<string>): Promise<boolean> => {
  try {
    checks.push({ what, ok: true, found: await run() })
    return true
  } catch (error) {
    checks.push({ what, ok: false, found: sayFailure(error) })
    return false
  }
}
