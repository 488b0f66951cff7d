import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createLogFile } from '../../../../src/main/ipc/log.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'log-'))
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('appends, and keeps two files at most', () => {
  const write = createLogFile(path.join(folder, 'log'), 100)
  for (let index = 0; index < 40; index += 1) write(`line ${index.toString()} ${'x'.repeat(30)}`)
  const file = path.join(folder, 'log', 'station.log')
  expect(readFileSync(file, 'utf8')).toContain('line 39')
  expect(existsSync(`${file}.1`)).toBe(true)
  expect(statSync(file).size).toBeLessThan(200)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
})

it('drops a line that cannot be written', () => {
  writeFileSync(path.join(os.tmpdir(), 'log-not-a-folder'), '')
  expect(() => {
    createLogFile(path.join(os.tmpdir(), 'log-not-a-folder'))('x')
  }).not.toThrow()
  rmSync(path.join(os.tmpdir(), 'log-not-a-folder'))
})
