import { describe, expect, it } from 'vitest'
import { readText, repositoryFiles } from './repository.ts'

/** Put together from halves, so that this file does not contain what it forbids. */
const joined = (...parts: string[]): string => parts.join('')

const notPartOfPath = '(?<![\\w./~$}\\])-])'
const forbidden: { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a package registry',
    pattern: new RegExp(joined('registry\\.', 'npmjs|', 'registry\\.', 'yarnpkg|', 'npm\\.', 'pkg\\.github'), 'i'),
  },
  {
    what: "a folder of someone's machine",
    pattern: new RegExp(notPartOfPath + joined('/(work|ro', 'ot|Users)/[\\w.-]{2,}'), 'm'),
  },
  {
    what: "a folder of someone's machine",
    pattern: new RegExp(notPartOfPath + joined('/ho', 'me/(?!(maria|person|someone)/)[a-z][\\w.-]*/'), 'm'),
  },
  {
    what: 'a promise instead of a thing',
    pattern: new RegExp(joined('\\bTO', 'DO\\b|\\bFIX', 'ME\\b|[Cc]oming', ' soon')),
  },
]

const codeFile = /\.(ts|tsx|js|mjs|cjs|css|html|sh|json)$/
const sourceFile = /^(src|tests|scripts|tools)\/.*\.(ts|tsx|mjs|cjs|js)$/
/** "Associated data" is the ciphers' own word; sample data is what it says. */
const bannedNames = /(?<!associated-|sample-)\b(utils?|helpers?|common|manager|data|info|misc|stuff)(?=-|\.|$)/
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/
const longestFileLines = 500

const offendersIn = (text: string): string[] => {
  const found: string[] = []
  for (const { what, pattern } of forbidden) {
    const match = pattern.exec(text)
    if (match !== null) found.push(`${what}: ${match[0].slice(0, 60)}`)
  }
  return found
}

describe('the repository', () => {
  const files = repositoryFiles()

  it('is not empty', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files).toContain('package-lock.json')
  })

  it('speaks only of itself', () => {
    const offenders = files.flatMap((path) => offendersIn(readText(path) ?? '').map((what) => `${path}: ${what}`))
    expect(offenders).toEqual([])
  })

  it.each([
    joined('see https://registry.', 'npmjs.org/zod'),
    joined('cd /wo', 'rk/main'),
    joined('"/ro', 'ot/.npmrc"'),
    joined('/ho', 'me/ann/shards'),
    joined('// TO', 'DO later'),
  ])('would notice %s', (text) => {
    expect(offendersIn(text)).toHaveLength(1)
  })

  it.each(["import './screens/work/work-screen.tsx'", 'https://example.org/root/page', "join(home, 'work', 'x')"])(
    'does not mistake %s for a machine',
    (text) => {
      expect(offendersIn(text)).toEqual([])
    },
  )

  it(`has no file of more than ${String(longestFileLines)} lines of code`, () => {
    const long = files
      .filter((path) => codeFile.test(path) && path !== 'package-lock.json' && !path.includes('vectors/'))
      .map((path) => ({ path, lines: (readText(path) ?? '').split('\n').length }))
      .filter(({ lines }) => lines > longestFileLines)
    expect(long).toEqual([])
  })

  it('names its files and folders in kebab-case, by what they hold', () => {
    const badlyNamed = files
      .filter((path) => sourceFile.test(path))
      .filter((path) =>
        path.split('/').some((part) => {
          const stem = part.split('.')[0] ?? ''
          return !kebabCase.test(stem) || bannedNames.test(part)
        }),
      )
    expect(badlyNamed).toEqual([])
  })
})
