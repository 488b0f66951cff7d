import { Failure } from '../../../shared/failures.ts'

/** Waits for one step on the disk. @throws {@link Failure} `DISK_FULL` or `DISK_FAILED` */
export async function diskStep<T>(step: Promise<T>): Promise<T> {
  try {
    return await step
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new Failure(code === 'ENOSPC' || code === 'EDQUOT' ? 'DISK_FULL' : 'DISK_FAILED', { cause: error })
  }
}
