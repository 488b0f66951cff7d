/**
 * A workstation in a process of its own: `node held-station.ts HOME KEYSTORE`. It says `held` when the home is its own and
 * holds it until it is killed; else it says the code and ends.
 */
import { compose } from '../../src/main/compose.ts'
import { isFailure } from '../../src/shared/failures.ts'
import { fileKeyStore } from './file-key-store.ts'

const [, , homeDir = '', keyStoreFile = ''] = process.argv
try {
  const keyStore = fileKeyStore(keyStoreFile)
  const station = await compose({ homeDir, build: { version: '0.1.0', commit: 'test' }, keyStore })
  await station.handlers.session.unlock(
    { passphrase: 'heron ladder velvet quarry' },
    { standing: { unlocked: false, roles: [] }, via: 'cli' },
  )
  process.stdout.write('held\n')
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stdout.write(`${isFailure(error) ? error.code : String(error)}\n`)
}
