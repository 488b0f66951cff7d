import { createPackageWithOptions, extractAll } from '@electron/asar'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { statedFuses } from '../../../../scripts/release/fuses.ts'
import type { Release } from '../../../../scripts/release/target.ts'
import { fuseWire } from './fixture-runtime.ts'

/** What the nine fuses must read in the finished program. */
export const statedBytes = Object.values(statedFuses)
  .map((on) => (on ? '1' : '0'))
  .join('')

/** Takes the archive apart, breaks something in it and puts it together again. */
export const inArchive = async (
  release: Release,
  breakIt: (staged: string) => void,
  unpack = '*.node',
): Promise<void> => {
  const staged = mkdtempSync(path.join(os.tmpdir(), 'staged-'))
  extractAll(release.archive, staged)
  breakIt(staged)
  rmSync(release.archive)
  rmSync(`${release.archive}.unpacked`, { recursive: true, force: true })
  await createPackageWithOptions(staged, release.archive, unpack === '' ? {} : { unpack })
  rmSync(staged, { recursive: true })
}

export const addTo = (staged: string, name: string, text: string): void => {
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

/** Each rule broken once: what is done to a good release, and the sentence that must come. */
export const breaks: Record<string, { breakIt: (release: Release) => Promise<void> | void; says: RegExp }> = {
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
