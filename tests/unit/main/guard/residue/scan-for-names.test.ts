import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scanForNames } from '../../../../../src/main/guard/residue/scan-for-names.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

describe('scanForNames', () => {
  it('names what still carries an id, wherever in its path, and nothing else', async () => {
    const home = temporaryFolder()
    for (const folder of ['projects', 'cache', 'outbox/project1']) mkdirSync(join(home, folder), { recursive: true })
    for (const name of ['projects/project1.db-wal', 'projects/project2.db', 'cache/shard9.tar', 'outbox/project1/x'])
      writeFileSync(join(home, name), '')
    expect(await scanForNames({ roots: [home], ids: ['project1', 'shard9'] })).toEqual({
      left: [join('cache', 'shard9.tar'), join('outbox', 'project1', 'x'), join('projects', 'project1.db-wal')],
      unreadable: 0,
      files: 4,
    })
  })

  it('takes a root that is gone as clean and refuses an id that everything would carry', async () => {
    const gone = join(temporaryFolder(), 'gone')
    expect(await scanForNames({ roots: [gone], ids: ['project1'] })).toEqual({ left: [], unreadable: 0, files: 0 })
    await expect(scanForNames({ roots: [gone], ids: ['db'] })).rejects.toThrow(TypeError)
  })
})
