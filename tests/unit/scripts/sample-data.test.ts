import { describe, expect, it } from 'vitest'
// @ts-expect-error -- a script without types
import { readLicences } from '../../../scripts/sample-data/deb-package.mjs'
import sources from '../../../scripts/sample-data/sources.json' with { type: 'json' }

const files = sources.flatMap((source) => source.files.map((file) => ({ ...source, ...file })))
const free = /^(?:CC0-1\.0|CC-BY(?:-SA)?-4\.0|PDDL-1\.0 AND CC0-1\.0|Apache-2\.0)$/

describe('the sample', () => {
  it('names a free licence, an author and a title for every file, and each place once', () => {
    for (const file of files) {
      expect(file.licence, file.to).toMatch(free)
      expect(file.title).not.toBe('')
      expect(file.author).not.toBe('')
    }
    expect(new Set(files.map((file) => file.to)).size).toBe(files.length)
  })

  it('has enough photographs, texts and pairs, also where there is no apt', () => {
    const count = (kind: RegExp, ending: string): number =>
      files.filter((file) => kind.test(file.kind) && file.to.endsWith(ending)).length
    expect(count(/npm/, '.jpg')).toBeGreaterThanOrEqual(9)
    expect(count(/npm/, '.txt')).toBeGreaterThanOrEqual(20)
    const pairs = files.filter((file) => file.to.startsWith('pairs/')).map((file) => file.to.replace(/\.\w+$/, ''))
    expect(new Set(pairs).size).toBe(2)
    expect(pairs).toHaveLength(4)
  })

  it('pins every package file by its hash', () => {
    for (const file of files.filter((one) => one.kind !== 'own')) expect(file).toHaveProperty('sha256')
    for (const source of sources.filter((one) => one.kind === 'npm')) expect(source.integrity).toMatch(/^sha512-/)
  })
})

it('reads a Debian copyright file, stanza by stanza', () => {
  const text = [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Files: a/one.jpg\n b/two.jpg\nCopyright: 2018, Somebody\nLicense: CC-BY-4.0',
    'Files: *\nCopyright: nobody\nLicense: Expat\n Permission is granted.',
    'License: CC-BY-4.0\n The text.',
  ].join('\n\n')
  expect([...(readLicences as (text: string) => Map<string, string>)(text)]).toEqual([
    ['a/one.jpg', 'CC-BY-4.0'],
    ['b/two.jpg', 'CC-BY-4.0'],
    ['*', 'Expat'],
  ])
})
