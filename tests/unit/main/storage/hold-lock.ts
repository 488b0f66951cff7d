/** Takes the lock of a home, says so, and holds it until it is killed. */
import { takeInstanceLock } from '../../../../src/main/storage/instance-lock.ts'

takeInstanceLock(process.argv[2] ?? '')
process.stdout.write('held\n')
setInterval(() => undefined, 60_000)
