import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBelow, root } from './repository.ts'

/** What only the main process may hold. A match in the window's or the preload's bundle is a hole in the wall. */
const bleeding: Record<string, RegExp> = {
  'a module of Node': /["'`]node:[a-z]/,
  'a module of Node by its bare name':
    /\brequire\(["'`](?!electron["'`])|\bfrom["'` ]+(fs|path|os|crypto|child_process)["'`]/,
  'the database driver': /better-sqlite3/,
  'the schema library': /ZodObject|ZodError|\$ZodType|["'`]zod["'`]/,
  'the key store': /keytar/i,
  'a key by its name': /privateKey|deviceSecret|dataKey|wrappedKey|passphraseKey/,
  'the signing library': /SignJWT|CompactEncrypt|generalDecrypt/,
}

const minutesMs = 300_000

const bundles = (folder: string): { readonly path: string; readonly text: string }[] =>
  filesBelow(join(root, 'out', folder))
    .filter((file) => /\.(c|m)?js$|\.html$/.test(file))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))

const bleedIn = (text: string): string[] => Object.keys(bleeding).filter((what) => bleeding[what]?.test(text))

describe('the built bundles', () => {
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), '--no-system'], { stdio: 'pipe' })
  }, minutesMs)

  it.each(['renderer', 'preload'])('%s holds nothing that belongs to the main process', (folder) => {
    const found = bundles(folder)
    expect(found.length).toBeGreaterThan(0)
    const bleeds = found.flatMap(({ path, text }) => bleedIn(text).map((what) => `${path}: ${what}`))
    expect(bleeds).toEqual([])
  })

  it('would notice: the main bundle holds these things', () => {
    const bled = new Set(bundles('main').flatMap(({ text }) => bleedIn(text)))
    expect([...bled]).toEqual(
      expect.arrayContaining(['a module of Node', 'the database driver', 'the key store', 'a key by its name']),
    )
  })

  it('keeps the preload small: it is a bridge', () => {
    const bytes = bundles('preload').reduce((total, { text }) => total + Buffer.byteLength(text), 0)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(8192)
  })

  it('opens the command line without a window', () => {
    const text = bundles('cli')
      .map((bundle) => bundle.text)
      .join('\n')
    expect(text).not.toMatch(/from\s*["']electron["']|require\(["']electron["']\)|react-dom/)
  })
})
