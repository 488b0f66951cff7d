import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncDirectory } from '../storage/atomic-file.ts'
import { onDisk } from '../storage/disk-failure.ts'

const databases = ['home.db', 'home.next.db'].flatMap((name) =>
  ['', '-wal', '-shm'].map((suffix) => `${name}${suffix}`),
)

/**
 * Removes what a home holds beside its key slot: databases, cached shards, the words of the lock screen. The audit trail,
 * the log and the lock of the running app stay.
 *
 * @throws {@link Failure} `DISK_FAILED`; it may be called again
 */
export const removeHomeFiles = (homeDir: string): void => {
  onDisk(() => {
    for (const name of [...databases, 'projects', 'cache', 'profile.json'])
      rmSync(join(homeDir, name), { recursive: true, force: true })
  })
  syncDirectory(homeDir)
}
