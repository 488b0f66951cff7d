import { Failure, isFailure, type FailureCode } from '../../shared/failures.ts'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

const failureCodeOf = (code: string): FailureCode => {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === 'SQLITE_FULL') return 'DISK_FULL'
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'HOME_DAMAGED'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'HOME_IN_USE'
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM)/.test(code)) return 'DISK_FAILED'
  if (/^(EIO|EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EMFILE|ENFILE|ENXIO|EBUSY)$/.test(code)) return 'DISK_FAILED'
  return 'INTERNAL'
}

/**
 * Turns an error of the file system or of SQLite into the failure a person can act on.
 *
 * A {@link Failure} passes unchanged; what is not recognised becomes `INTERNAL`. The original is kept as `cause`, which
 * may name a path and therefore only ever meets the redactor.
 */
export const asFailure = (error: unknown): Failure =>
  isFailure(error) ? error : new Failure(failureCodeOf(codeOf(error)), { cause: error })

/** Runs something that touches the disk. A `TypeError` is our own mistake and passes. @throws {@link Failure} */
export const onDisk = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof TypeError) throw error
    throw asFailure(error)
  }
}
