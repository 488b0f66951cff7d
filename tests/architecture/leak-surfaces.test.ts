import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { residuals } from '../../src/shared/residuals.ts'
import { readText, repositoryFiles, root } from './repository.ts'

const surfaces = 29

const page = readText('docs/leak-surfaces.md') ?? ''
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

interface Row {
  readonly number: number
  readonly code: readonly string[]
  readonly tests: readonly string[]
  readonly stays: readonly string[]
}

const namesIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')

const readRows = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => /^\| \d+ /.test(line))
    .map((line) => {
      const [, number = '', , , code = '', tests = '', stays = ''] = line.split('|').map((cell) => cell.trim())
      return {
        number: Number(number),
        code: namesIn(code),
        tests: namesIn(tests),
        stays: stays === '–' ? [] : stays.split(', '),
      }
    })

const placeOf = (test: string): string => (test.startsWith('tests/') ? test : `tests/unit/main/${test}`)

/** A file without a folder lies in the folder of the one before it. */
const isThere = (name: string): boolean =>
  ['', 'src/', 'src/main/', 'src/main/electron/', 'src/main/guard/posture/', 'src/renderer/src/ui/'].some((folder) =>
    existsSync(join(root, folder, name)),
  )

const complaintsAbout = ({ number, code, tests, stays }: Row): string[] => [
  ...code.filter((name) => !isThere(name)).map((name) => `row ${number}: there is no ${name}`),
  ...tests.filter((test) => !existsSync(join(root, placeOf(test)))).map((test) => `row ${number}: there is no ${test}`),
  ...stays.filter((id) => !Object.hasOwn(residuals, id)).map((id) => `row ${number}: ${id} is no sentence`),
  ...(tests.length + stays.length === 0 ? [`row ${number}: neither a test nor a sentence`] : []),
]

describe('the page of leak surfaces', () => {
  const rows = readRows(page)

  it('has every surface, with a test that exists or a sentence of what stays', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: surfaces }, (_, at) => at + 1))
    expect(rows.flatMap(complaintsAbout)).toEqual([])
  })

  it('would notice', () => {
    const [broken] = readRows('| 1 | a | b | `gone.ts` | `gone.test.ts` | no-such-thing |')
    expect(broken && complaintsAbout(broken)).toHaveLength(3)
    const [empty] = readRows('| 1 | a | b | c | – | – |')
    expect(empty && complaintsAbout(empty)).toEqual(['row 1: neither a test nor a sentence'])
  })

  it.each(Object.entries(residuals))('says %s as the app and SECURITY.md do', (id, sentence) => {
    expect(flat(page)).toContain(`\`${id}\`: ${sentence}`)
    expect(flat(readText('SECURITY.md') ?? '')).toContain(sentence)
    expect(rows.some(({ stays }) => stays.includes(id))).toBe(true)
  })

  it('is what the Device page shows', () => {
    expect(readText('src/renderer/src/screens/device/residuals.tsx')).toContain('Object.entries(residuals)')
  })
})

/** Each would leave content, or a trace of it, where the sweep and the wipe do not come. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'a blob, which may be paged to the disk': /new (?:Blob|File)\(|createObjectURL|\.blob\(\)/,
  'storage of the browser part':
    /\b(?:localStorage|sessionStorage|indexedDB|caches\.open|cookieStore)\b|document\.cookie/,
  'a service worker': /serviceWorker/,
  'file access of the browser part': /showSaveFilePicker|showOpenFilePicker|getDirectory\(/,
  'a notification': /new Notification\(/,
  'a crash reporter': /\bcrashReporter\b/,
  'a program of the system for files and addresses': /\bshell\.(?:open|show)|openExternal\(|openPath\(/,
  'a list of recent things': /addRecentDocument/,
  'dragging out': /\bstartDrag\(|draggable=\{?["']?true/,
  'printing or a PDF': /\.print\(|printToPDF/,
  'a picture of the page': /capturePage\(|desktopCapturer/,
  'HTML from a string': /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/,
}

const without = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')

const found = (text: string): string[] => Object.keys(forbidden).filter((what) => forbidden[what]?.test(without(text)))

describe('the sources', () => {
  it.each(['src/renderer/', 'src/preload/', 'src/main/'])('%s use nothing that leaves content behind', (folder) => {
    const files = repositoryFiles().filter((path) => path.startsWith(folder) && /\.(?:ts|tsx)$/.test(path))
    expect(files.length).toBeGreaterThan(0)
    expect(files.flatMap((path) => found(readText(path) ?? '').map((what) => `${path}: ${what}`))).toEqual([])
  })

  it.each([
    'const address = URL.createObjectURL(picture)',
    'await (await fetch(part.url)).blob()',
    "localStorage.setItem('theme', 'dark')",
    "crashReporter.start({ submitURL: '' })",
    'await shell.openExternal(address)',
    'window.webContents.print({})',
    'element.innerHTML = text',
  ])('would notice %s', (text) => {
    expect(found(text)).toHaveLength(1)
  })
})
