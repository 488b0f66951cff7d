import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import type { SpanLabel } from '../../src/shared/labels/span.ts'
import type { LaunchedApp } from './support/launch.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { goToItem, heldLabels, openBench, press } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string
let source: string

/** Astral characters, joined ones, combining marks and line ends of both kinds stand before every word that is labelled. */
const letter = [
  'Grüße 🏔️👩‍🔬 aus Zermatt, von Ada Lovelace.\r\n',
  'Das Café\u0301 liegt 🚂 in Brig.\n',
  '\r\n',
  'Ende 𝔄 bei Basel und Chur.\r\n',
].join('')

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Letters')
  const folder = writeFolder(office, 'letters', { 'letter-1.txt': letter, 'letter-2.txt': 'Plain words in Rome.\n' })
  source = readFileSync(path.join(folder, 'letter-1.txt'), 'utf8')
  shardId = await importShard(office, projectId, folder)
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openBench(office, 'letters')
  await goToItem(app.page, 'letter-1')
  await app.page.locator('.cm-line').first().waitFor()
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

/** The words of the source at these code points. */
const wordsAt = (start: number, end: number): string => [...source].slice(start, end).join('')

const spans = async (): Promise<readonly SpanLabel[]> => {
  const labels = await heldLabels(app.page, shardId, 0)
  return labels.filter((label) => label.kind === 'span')
}

/** What the source says at the places of each span, beside what the span itself quotes. */
const covered = async (): Promise<readonly string[]> =>
  (await spans()).flatMap((span) =>
    span.fragments.map(({ start, end, quote }) => {
      expect(quote).toBe(wordsAt(start, end))
      return `${span.classId}: ${quote}`
    }),
  )

/** Where a word stands on the page. */
const placeOf = async (page: Page, word: string) => {
  const lines = page.locator('.cm-line')
  const line = lines.filter({ hasText: word }).first()
  const box = await line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, y: (top + bottom) / 2 }
    }
    return null
  }, word)
  if (!box) throw new Error(`${word} is not shown`)
  return box
}

const markByDrag = async (page: Page, from: string, to: string): Promise<void> => {
  const [first, last] = [await placeOf(page, from), await placeOf(page, to)]
  await page.mouse.move(first.left + 1, first.y)
  await page.mouse.down()
  await page.mouse.move((first.left + last.right) / 2, last.y, { steps: 4 })
  await page.mouse.move(last.right - 1, last.y, { steps: 4 })
  await page.mouse.up()
}

const doubleClick = async (page: Page, word: string): Promise<void> => {
  const { left, right, y } = await placeOf(page, word)
  await page.mouse.dblclick((left + right) / 2, y)
}

test('words are marked by drag and by double click, and counted in code points', async () => {
  const { page } = app
  await markByDrag(page, 'Ada', 'Lovelace')
  await press(page, '3')
  await doubleClick(page, 'Brig')
  await press(page, '4')
  await doubleClick(page, 'Basel')
  await press(page, '4')
  expect(await covered()).toEqual(['person: Ada Lovelace', 'place: Brig', 'place: Basel'])
})

test('a span is made by the keyboard alone', async () => {
  const { page } = app
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+End')
  const words = ['ArrowUp', 'End', 'ArrowLeft', ...Array.from({ length: 4 }, () => 'Shift+ArrowLeft'), '4']
  await press(page, ...words)
  expect(await covered()).toContain('place: Chur')
})

test('a span takes another class, a new end, and goes', async () => {
  const { page } = app
  await page.locator('[data-span]').last().click()
  await press(page, '3')
  expect(await covered()).toContain('person: Chur')
  await page.keyboard.down('Alt')
  await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
  await page.keyboard.up('Alt')
  expect(await covered()).toContain('person: und Chur')
  await press(page, 'Delete')
  expect(await covered()).toHaveLength(3)
  await press(page, 'Control+z')
  expect(await covered()).toContain('person: und Chur')
})

test('the whole text takes a class', async () => {
  const { page } = app
  await page.locator('.item-class', { hasText: 'Indoors' }).click()
  const labels = await heldLabels(page, shardId, 0)
  expect(labels.filter((label) => label.kind === 'item-class')).toMatchObject([{ classId: 'indoors' }])
})

test('nothing can be copied or cut while the policy forbids it', async () => {
  const { page } = app
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const name of ['copy', 'cut'] as const)
      window.addEventListener(name, (event) => {
        heard.push(`${name}:${event.clipboardData?.getData('text/plain') ?? ''}:${String(event.defaultPrevented)}`)
      })
  })
  await doubleClick(page, 'Zermatt')
  await press(page, 'Control+c', 'Control+x')
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  expect(heard).toEqual(['copy::true', 'cut::true'])
  await expect(page.locator('.cm-content')).toContainText('Zermatt')
})
