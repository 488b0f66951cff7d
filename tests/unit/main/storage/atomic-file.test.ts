import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFileIfPresent, removeFileDurably, writeFileAtomically } from '../../../../src/main/storage/atomic-file.ts'
import { asFailure } from '../../../../src/main/storage/disk-failure.ts'
import { Failure } from '../../../../src/shared/failures.ts'
import { temporaryFolder } from './temporary-folder.ts'

const failing = (code: string): Error => expect.objectContaining({ code }) as Error

describe('writeFileAtomically', () => {
  it('replaces a file, keeps it to its owner and leaves no other file', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.json')
    writeFileAtomically(file, Buffer.from('one'))
    writeFileAtomically(file, Buffer.from('two'))
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  it('leaves the old thing and no temporary file when it cannot replace it', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a.json', 'inside'), { recursive: true })
    expect(() => {
      writeFileAtomically(join(folder, 'a.json'), Buffer.from('one'))
    }).toThrow(failing('DISK_FAILED'))
    expect(readdirSync(folder)).toEqual(['a.json'])
  })
})

describe('readFileIfPresent and removeFileDurably', () => {
  it('take absence as normal and anything else as a failure', () => {
    const folder = temporaryFolder()
    expect(readFileIfPresent(join(folder, 'none'))).toBeNull()
    removeFileDurably(join(folder, 'none'))
    expect(() => readFileIfPresent(folder)).toThrow(failing('DISK_FAILED'))
  })
})

describe('asFailure', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['EIO', 'DISK_FAILED'],
    ['EACCES', 'DISK_FAILED'],
    ['EROFS', 'DISK_FAILED'],
    ['SQLITE_IOERR_WRITE', 'DISK_FAILED'],
    ['SQLITE_READONLY_DIRECTORY', 'DISK_FAILED'],
    ['SQLITE_NOTADB', 'HOME_DAMAGED'],
    ['SQLITE_CORRUPT_VTAB', 'HOME_DAMAGED'],
    ['SQLITE_BUSY', 'HOME_IN_USE'],
    ['SQLITE_CONSTRAINT', 'INTERNAL'],
    ['', 'INTERNAL'],
  ])('%s is %s', (code, failure) => {
    const cause = Object.assign(new Error('/home/person/secret.db'), { code })
    expect(asFailure(cause)).toMatchObject({ code: failure, cause })
    expect(asFailure(cause).message).not.toContain('person')
  })

  it('passes a failure on', () => {
    const failure = new Failure('WIPED')
    expect(asFailure(failure)).toBe(failure)
  })
})
