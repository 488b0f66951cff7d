import { extractAll } from '@electron/asar'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { packApp } from '../../../../scripts/release/pack.ts'
import { findRelease, type Release } from '../../../../scripts/release/target.ts'
import { verifyRelease } from '../../../../scripts/release/verify.ts'
import { root } from '../../../architecture/repository.ts'
import { launchApp } from '../../../e2e/support/launch.ts'
import { recordTries } from '../../../support/security-record.ts'
import { addTo, breaks, inArchive, statedBytes } from './breaks.ts'
import { fuseWire, linuxRuntime, macRuntime, windowsRuntime } from './fixture-runtime.ts'

/** Real packages are made here, maybe on a busy machine. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'package-'))
const minutesMs = 300_000
let packed: Release

beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--no-system'], { stdio: 'pipe' })
  linuxRuntime(path.join(folder, 'runtime'))
  packed = await packApp({ root, runtime: path.join(folder, 'runtime'), out: path.join(folder, 'dist') })
}, minutesMs)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const complaints = async (of: string): Promise<string[]> =>
  (await verifyRelease(root, of)).flatMap((finding) => finding.complaints)

let copies = 0
const copyOf = (release: Release): Release => {
  const to = path.join(folder, `copy-${(copies++).toString()}`)
  cpSync(release.folder, to, { recursive: true })
  const found = findRelease(to)
  if (found === null) throw new Error('The copy is no release')
  return found
}

describe('a release made from the built app', () => {
  it('keeps every rule', async () => {
    const findings = await verifyRelease(root, packed.folder)
    expect(findings.flatMap((finding) => finding.complaints)).toEqual([])
    expect(findings).toHaveLength(7)
  })

  it('has the nine fuses as stated, byte by byte', () => {
    expect(statedBytes).toBe('010011001')
    expect(readFileSync(packed.program).includes(fuseWire(statedBytes))).toBe(true)
  })

  it('imports every package from the archive’s own files', () => {
    const staged = path.join(folder, 'imported')
    extractAll(packed.archive, staged)
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: object
    }
    const script = Object.keys(dependencies)
      .map((name) => `await import(${JSON.stringify(name)})`)
      .join('\n')
    addTo(staged, 'all.mjs', script)
    const { status, stderr } = spawnSync(process.execPath, [path.join(staged, 'all.mjs')], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it('opens its window from the archive’s own files, strict policy and all', async () => {
    const staged = path.join(folder, 'opened')
    extractAll(packed.archive, staged)
    const main = path.join(staged, 'out', 'main', 'index.js')
    const app = await launchApp({ homeDir: mkdtempSync(path.join(folder, 'home-')), main })
    const complaints: string[] = []
    app.page.on('pageerror', (error) => complaints.push(error.message))
    await app.page.getByRole('heading').first().waitFor()
    const answer = await app.page.evaluate(async () =>
      (await fetch('index.html')).headers.get('content-security-policy'),
    )
    expect(answer).toContain("default-src 'none'; script-src 'self';")
    expect(complaints).toEqual([])
    expect(await app.close()).toBe(0)
  })

  it.each([
    ['a good release', 0, /7 of 7 rules hold/],
    ['a changed one', 1, /✗ Fuses are as stated\n {4}The fuse RunAsNode is on; it is stated as off\./],
    ['a folder that holds none', 2, /The folder holds no release/],
  ] as const)('the command says of %s what it is, and ends with %i', async (_what, exitCode, says) => {
    const release = copyOf(packed)
    if (exitCode === 1) await breaks['the fuse RunAsNode']?.breakIt(release)
    if (exitCode === 2) rmSync(release.program)
    const command = path.join(root, 'scripts', 'verify-release.mjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, release.folder], { encoding: 'utf8' })
    expect(stdout + stderr).toMatch(says)
    expect(status).toBe(exitCode)
  })

  it('the command for packages says what is missing where there is no runtime', () => {
    const command = path.join(root, 'scripts', 'package.mjs')
    const { status, stderr, stdout } = spawnSync(process.execPath, [command, '--electron', folder], {
      encoding: 'utf8',
    })
    expect(stdout + stderr).toContain('There is no Electron to make a package from')
    expect(status).toBe(2)
  })

  it.runIf(process.platform === 'linux')('starts without core dumps', () => {
    const release = copyOf(packed)
    writeFileSync(release.program, '#!/bin/sh\ngrep core /proc/self/limits\necho "$@"\n')
    chmodSync(release.program, 0o755)
    const { stdout } = spawnSync(path.join(release.folder, 'auxerta-workstation'), ['--home', 'a b'], {
      encoding: 'utf8',
    })
    expect(stdout).toMatch(/Max core file size\s+[01]\s+[01]\s/)
    expect(stdout).toContain('--home a b')
  })
})

describe('a release with one thing wrong', () => {
  it.each(Object.entries(breaks))('%s is told', async (_what, { breakIt, says }) => {
    const release = copyOf(packed)
    await breakIt(release)
    const told = await complaints(release.folder)
    expect(told.join('\n')).toMatch(says)
    recordTries({ attack: 'A release with one thing wrong', tries: 1, accepted: told.length === 0 ? 1 : 0, lost: 0 })
  })
})

describe('releases for other systems', () => {
  it.each([
    ['Windows', windowsRuntime],
    ['macOS', macRuntime],
  ])('%s: renamed, with the digest of the archive in the program', async (name, makeRuntime) => {
    makeRuntime(path.join(folder, name))
    const release = await packApp({ root, runtime: path.join(folder, name), out: path.join(folder, `dist-${name}`) })
    expect(await complaints(release.folder)).toEqual([])
    expect(existsSync(path.join(release.resources, 'default_app.asar'))).toBe(false)
    await inArchive(release, (staged) => addTo(staged, 'out/main/index.js', 'changed'))
    expect(await complaints(release.folder)).toContain(
      'The digest in the program is not that of the archive beside it.',
    )
  })

  it('makes nothing from a folder without a runtime', async () => {
    mkdirSync(path.join(folder, 'empty'))
    const request = { root, runtime: path.join(folder, 'empty'), out: path.join(folder, 'dist-empty') }
    await expect(packApp(request)).rejects.toThrow('The folder that was given holds no Electron.')
    await expect(verifyRelease(root, path.join(folder, 'empty'))).rejects.toThrow('holds no release')
  })

  it('makes nothing from a runtime with a fuse that is not stated', async () => {
    linuxRuntime(path.join(folder, 'newer'), '1011000111')
    const request = { root, runtime: path.join(folder, 'newer'), out: path.join(folder, 'dist-newer') }
    await expect(packApp(request)).rejects.toThrow('strictlyRequireAllFuses')
  })
})
