import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { shortenTemp } from '../../../../src/main/electron/short-temp.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const folderOf = (name: string): string => {
  const base = mkdtempSync(path.join(tmpdir(), 'st-'))
  made.push(base)
  const folder = path.join(base, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Listens on a socket as deep as the browser part makes it. */
const listen = (temp: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const folder = path.join(temp, 'org.chromium.Chromium.abcdef')
    mkdirSync(folder)
    const server = createServer()
    server.on('error', reject)
    server.listen(path.join(folder, 'SingletonSocket'), () => {
      server.close(() => {
        resolve()
      })
    })
  })

it('leaves a short path alone', () => {
  const temp = shortenTemp('/tmp/h/session/temp')
  expect(temp.path).toBe('/tmp/h/session/temp')
})

it.runIf(process.platform !== 'win32')(
  'a socket fits below a long path, and all of it lies in the folder itself',
  async () => {
    const long = folderOf('a-home-folder-with-quite-a-long-name/that-lies-deep/in-other-folders/session/temp')
    await expect(listen(long)).rejects.toThrow()
    rmSync(path.join(long, 'org.chromium.Chromium.abcdef'), { recursive: true })
    const temp = shortenTemp(long)
    await listen(temp.path)
    expect(realpathSync(temp.path)).toBe(realpathSync(long))
    expect(existsSync(path.join(long, 'org.chromium.Chromium.abcdef'))).toBe(true)
    const folder = path.dirname(temp.path)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    temp.leave()
    expect(existsSync(folder)).toBe(false)
    expect(existsSync(long)).toBe(true)
  },
)
