/**
 * A workstation in a process of its own that ends itself with SIGKILL at a named place:
 * `node killed-station.ts HOME KEYSTORE deliver|sync PLACE`, PLACE one of `mark`, `before:STEP`, `after:STEP`, `never`.
 */
import Database from 'better-sqlite3'
import { compose } from '../../src/main/compose.ts'
import type { WipeStep } from '../../src/main/guard/trust/certificate.ts'
import type { Caller } from '../../src/main/station/caller.ts'
import { fileKeyStore } from './file-key-store.ts'
import { wipeWork } from '../../src/main/station/wipe-steps.ts'

const [, , homeDir = '', keyStoreFile = '', work = '', place = ''] = process.argv
const passphrase = 'heron ladder velvet quarry'
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('killed')
}

const keyStore = fileKeyStore(keyStoreFile)

const [when, step] = place.split(':') as [string, WipeStep]
if (when === 'before' || when === 'after') {
  const steps = wipeWork as Record<WipeStep, (typeof wipeWork)[WipeStep]>
  const real = steps[step]
  steps[step] = async (at, journal) => (when === 'before' ? die() : (await real(at, journal), die()))
}
if (place === 'mark')
  Database.prototype.prepare = new Proxy(Reflect.get<Database.Database, 'prepare'>(Database.prototype, 'prepare'), {
    apply: (prepare, database, [sql]: [string]) => {
      const statement = Reflect.apply(prepare, database, [sql])
      return sql.includes('SET delivered_round') ? { ...statement, run: die } : statement
    },
  })

const station = await compose({ homeDir, build: { version: '0.1.0', commit: 'test' }, keyStore })
const caller: Caller = { standing: { unlocked: true, roles: ['annotator'] }, via: 'cli' }
await station.handlers.session.unlock({ passphrase }, caller)
if (work === 'deliver') await station.handlers.work.deliver({}, caller)
else await station.handlers.work.sync({}, caller)
await station.close()
