import { createPackageWithOptions, extractAll } from '@electron/asar'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { statedFuses } from '../../../../scripts/release/fuses.ts'
import { packApp } from '../../../../scripts/release/pack.ts'
import { findRelease, type Release } from '../../../../scripts/release/target.ts'
import { verifyRelease } from '../../../../scripts/release/verify.ts'
import { root } from '../../../architecture/repository.ts'
import { recordTries } from '../../../support/security-record.ts'
import { fuseWire, linuxRuntime, macRuntime, windowsRuntime } from './fixture-runtime.ts'

/** Real packages are made here, maybe on a busy machine. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const folder = mkdtempSync(path.join(os.tmpdir(), 'package-'))
const minutesMs = 300_000
let packed: Release

/** What the nine fuses must read in the finished program. */
const statedBytes = Object.values(statedFuses)
  .map((on) => (on ? '1' : '0'))
  .join('')

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

/** Takes the archive apart, breaks something in it and puts it together again. */
const inArchive = async (release: Release, breakIt: (staged: string) => void, unpack = '*.node'): Promise<void> => {
  const staged = mkdtempSync(path.join(folder, 'staged-'))
  extractAll(release.archive, staged)
  breakIt(staged)
  rmSync(release.archive)
  rmSync(`${release.archive}.unpacked`, { recursive: true, force: true })
  await createPackageWithOptions(staged, release.archive, unpack === '' ? {} : { unpack })
}

const addTo = (staged: string, name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(staged, name)), { recursive: true })
  writeFileSync(path.join(staged, name), text)
}

const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'latin1')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(file, after, 'latin1')
}

const firstBundle = (staged: string, holding: string): string => {
  const found = spawnSync('grep', ['-rl', holding, path.join(staged, 'out', 'main')], { encoding: 'utf8' })
  return found.stdout.split('\n')[0] ?? ''
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

/** Each rule broken once: what is done to a good release, and the sentence that must come. */
const breaks: Record<string, { breakIt: (release: Release) => Promise<void> | void; says: RegExp }> = {
  ...Object.fromEntries(
    Object.keys(statedFuses).map((name, at) => [
      `the fuse ${name}`,
      {
        breakIt: ({ program }: Release) => {
          const wrong = [...statedBytes].map((state, place) => (place === at ? (state === '1' ? '0' : '1') : state))
          edit(program, (text) =>
            text.replace(fuseWire(statedBytes).toString('latin1'), fuseWire(wrong.join('')).toString('latin1')),
          )
        },
        says: new RegExp(`The fuse ${name} is`),
      },
    ]),
  ),
  'a program without fuses': {
    breakIt: ({ program }) => writeFileSync(program, 'nothing'),
    says: /holds no fuses/,
  },
  'a tenth fuse': {
    breakIt: ({ program }) =>
      edit(program, (text) =>
        text.replace(fuseWire(statedBytes).toString('latin1'), fuseWire(`${statedBytes}1`).toString('latin1')),
      ),
    says: /fuse number 9 that is not stated/,
  },
  'no archive': { breakIt: ({ archive }) => rmSync(archive), says: /no app archive/ },
  'a source map': {
    breakIt: (release) => inArchive(release, (staged) => addTo(staged, 'out/main/index.js.map', '{}')),
    says: /A source map ships: out\/main\/index\.js\.map/,
  },
  'a pointer to a source map': {
    breakIt: (release) =>
      inArchive(release, (staged) =>
        edit(path.join(staged, 'out/preload/index.cjs'), (text) => `${text}\n//# sourceMappingURL=x`),
      ),
    says: /points at a source map: out\/preload/,
  },
  'the stand-in': {
    breakIt: (release) => inArchive(release, (staged) => addTo(staged, 'tools/electron-standin/launch.mjs', '1')),
    says: /no part of the app: tools\/electron-standin/,
  },
  'the stand-in, bundled': {
    breakIt: (release) =>
      inArchive(release, (staged) =>
        edit(path.join(staged, 'out/main/index.js'), (text) => `${text}\n// electron-standin`),
      ),
    says: /Development code ships: out\/main\/index\.js/,
  },
  'a tool of development': {
    breakIt: (release) => inArchive(release, (staged) => addTo(staged, 'node_modules/playwright-core/index.js', '1')),
    says: /no part of the app: node_modules\/playwright-core/,
  },
  'a source': {
    breakIt: (release) => inArchive(release, (staged) => addTo(staged, 'node_modules/jose/src/index.ts', '1')),
    says: /A source ships/,
  },
  'a bundle that is missing': {
    breakIt: (release) => inArchive(release, (staged) => rmSync(path.join(staged, 'out/preload/index.cjs'))),
    says: /needs is missing: out\/preload\/index\.cjs/,
  },
  'a folder that would be run instead': {
    breakIt: ({ resources }) => addTo(resources, 'app/index.js', '1'),
    says: /Other code lies where the app is loaded from: app/,
  },
  'a program that everybody may change': {
    breakIt: ({ program }) => chmodSync(program, 0o777),
    says: /may be changed by every account/,
  },
  'a page without a policy': {
    breakIt: (release) =>
      inArchive(release, (staged) =>
        edit(path.join(staged, 'out/renderer/index.html'), (text) => text.replace(/<meta\s+http-equiv[^>]*>/, '')),
      ),
    says: /page states no content security policy/,
  },
  'a page that may run inline scripts': {
    breakIt: (release) =>
      inArchive(release, (staged) =>
        edit(path.join(staged, 'out/renderer/index.html'), (text) =>
          text.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ),
      ),
    says: /not strict: script-src allows 'self' 'unsafe-inline'/,
  },
  'a program that serves another policy': {
    breakIt: (release) =>
      inArchive(release, (staged) =>
        edit(firstBundle(staged, "connect-src 'self'"), (text) => text.replace("connect-src 'self'", 'connect-src *')),
      ),
    says: /not strict: connect-src allows \*/,
  },
  'items without a sandbox': {
    breakIt: (release) =>
      inArchive(release, (staged) => edit(firstBundle(staged, '; sandbox'), (text) => text.replace('; sandbox', ''))),
    says: /items without a sandboxing policy/,
  },
  'a native module inside the archive': {
    breakIt: (release) => inArchive(release, () => undefined, ''),
    says: /lies inside the archive/,
  },
  'a native module that is gone': {
    breakIt: ({ archive }) => rmSync(`${archive}.unpacked/node_modules/keytar`, { recursive: true }),
    says: /keytar.* missing beside it/,
  },
  'a native module that is cut short': {
    breakIt: ({ archive }) => {
      const file = `${archive}.unpacked/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
      writeFileSync(file, readFileSync(file).subarray(0, 100_000))
    },
    says: /better-sqlite3.* does not load/,
  },
  'a licence file that is missing': {
    breakIt: ({ folder: of }) => rmSync(path.join(of, 'LICENSES.chromium.html')),
    says: /LICENSES\.chromium\.html is missing/,
  },
  'a licence that is missing': {
    breakIt: ({ folder: of }) =>
      edit(path.join(of, 'THIRD-PARTY-LICENSES.txt'), (text) => text.replace(/\nzod@/, '\nnot-zod@')),
    says: /nothing about zod@/,
  },
  'no bill of materials': {
    breakIt: ({ folder: of }) => rmSync(path.join(of, 'sbom.cdx.json')),
    says: /sbom\.cdx\.json is missing/,
  },
  'a bill that lists another version': {
    breakIt: ({ folder: of }) =>
      edit(path.join(of, 'sbom.cdx.json'), (text) => text.replaceAll(/jose@[0-9.]+/g, 'jose@0.0.1')),
    says: /lacks jose@/,
  },
  'a bill in another format': {
    breakIt: ({ folder: of }) => writeFileSync(path.join(of, 'sbom.cdx.json'), '{}'),
    says: /is not CycloneDX/,
  },
  'a bill with another digest': {
    breakIt: ({ folder: of }) =>
      edit(path.join(of, 'sbom.cdx.json'), (text) =>
        text.replaceAll(/"content": "[0-9a-f]{8}/g, '"content": "00000000'),
      ),
    says: /another digest/,
  },
}

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
