import { Failure } from '../../shared/failures.ts'

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const brokenCodes = new Set(['EIO', 'EROFS'])

/** The operating system's name of an error, or an empty string. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * Turns what the operating system says into what a person can act on. A failure passes as it is.
 *
 * A folder that cannot be reached and one that may not be entered look the same to a person: check the exchange.
 */
export function toDiskFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const code = errorCode(error)
  if (fullCodes.has(code)) return new Failure('DISK_FULL', { cause: error })
  if (brokenCodes.has(code)) return new Failure('DISK_FAILED', { cause: error })
  return new Failure('EXCHANGE_UNREACHABLE', { cause: error })
}

/** Waits for a step on the disk and throws a {@link Failure} in place of its error. */
export async function onDisk<T>(stepUnderWay: Promise<T>): Promise<T> {
  try {
    return await stepUnderWay
  } catch (error) {
    throw toDiskFailure(error)
  }
}
