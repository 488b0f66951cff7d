import type { FailureCode } from '../../../shared/failures.ts'

/**
 * A call that the main process refused or could not carry out. `message` is a sentence for the person, `code` is for IT.
 */
export class CallError extends Error {
  readonly code: FailureCode
  /** Names the log line of an unexpected failure; null for the expected ones. */
  readonly logId: string | null

  constructor(code: FailureCode, message: string, logId: string | null = null) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.logId = logId
  }
}

/** Turns whatever was thrown into a {@link CallError}, so that a screen has one shape to show. */
export const asCallError = (thrown: unknown): CallError =>
  thrown instanceof CallError
    ? thrown
    : new CallError(
        'INTERNAL',
        'The workstation did not answer as expected. Your saved work is safe. Give IT the code.',
      )
