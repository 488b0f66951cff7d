import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { takeInstanceLock } from '../../../../src/main/storage/instance-lock.ts'
import { temporaryFolder } from './temporary-folder.ts'

const inUse = expect.objectContaining({ code: 'HOME_IN_USE' }) as Error
const holder = fileURLToPath(new URL('hold-lock.ts', import.meta.url))

const holdElsewhere = async (home: string) => {
  const child = spawn(process.execPath, ['--no-warnings', holder, home], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  return child
}

describe('takeInstanceLock', () => {
  it('lets one in, and the next when it is released', () => {
    const home = temporaryFolder()
    const first = takeInstanceLock(home)
    expect(() => takeInstanceLock(home)).toThrow(inUse)
    first.release()
    first.release()
    takeInstanceLock(home).release()
  })

  it('holds against another process, and not against one that was killed', async () => {
    const home = temporaryFolder()
    const child = await holdElsewhere(home)
    expect(() => takeInstanceLock(home)).toThrow(inUse)
    child.kill('SIGKILL')
    await once(child, 'exit')
    takeInstanceLock(home).release()
  })

  it('is not fooled by a lock file that was left behind', () => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'lock'), '')
    takeInstanceLock(home).release()
  })
})
