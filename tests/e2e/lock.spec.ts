import { expect, test } from '@playwright/test'
import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { LaunchedApp } from './support/launch.ts'
import { bitmap } from './support/bitmap.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { recordTries } from '../support/security-record.ts'
import { ask, goToItem, openBench, press, unlock } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string

const secret = 'Quillfeather met Ombersley in Tarnwick'

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Memoranda')
  const files = { 'memo-alpha.txt': `${secret}.\n`, 'memo-beta.png': bitmap(320, 240), 'memo-gamma.txt': 'Nothing.\n' }
  shardId = await importShard(office, projectId, writeFolder(office, 'memoranda', files))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openBench(office, 'memoranda')
  await goToItem(app.page, 'memo-alpha')
  await app.page.locator('.cm-line', { hasText: 'Quillfeather' }).waitFor()
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

/** Everything that can be read out of a page: its markup with shadow roots, its pictures, and strings a script can reach. */
const readPage = (page: Page): Promise<{ markup: string; pictures: number; reachable: string }> =>
  page.evaluate(() => {
    const markupOf = (root: Document | ShadowRoot): string => {
      const inner = [...root.querySelectorAll('*')].map((element) =>
        element.shadowRoot ? markupOf(element.shadowRoot) : '',
      )
      return (root instanceof Document ? root.documentElement.outerHTML : root.innerHTML) + inner.join('')
    }
    const seen = new Set<unknown>()
    const found: string[] = []
    const look = (value: unknown, depth: number): void => {
      if (typeof value === 'string') found.push(value)
      if (typeof value !== 'object' || value === null || depth > 9 || seen.has(value)) return
      seen.add(value)
      if (value instanceof Map || value instanceof Set) for (const entry of value) look(entry, depth + 1)
      for (const key of Reflect.ownKeys(value)) {
        try {
          look(Reflect.get(value, key), depth + 1)
        } catch {
          // A getter that refuses gives nothing away.
        }
      }
    }
    look(window, 0)
    for (const element of document.querySelectorAll('*')) look(element, 0)
    return {
      markup: markupOf(document),
      pictures: document.querySelectorAll('img[src^="item"], canvas, image, video').length,
      reachable: found.join('\n'),
    }
  })

const treeOf = async (page: Page): Promise<string> => {
  const client = await page.context().newCDPSession(page)
  const tree = await client.send('Accessibility.getFullAXTree')
  await client.detach()
  return JSON.stringify(tree)
}

/** The heap of the page's scripts, after everything was collected that nobody holds. */
const readHeap = async (page: Page): Promise<string> => {
  const client = await page.context().newCDPSession(page)
  const chunks: string[] = []
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await client.send('HeapProfiler.enable')
  await client.send('HeapProfiler.collectGarbage')
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await client.detach()
  return chunks.join('')
}

/** The process that drew the page: of the renderers the one that worked most. */
const rendererOf = async (page: Page): Promise<number> => {
  const client = await page.context().browser()?.newBrowserCDPSession()
  if (!client) throw new Error('the page has no browser')
  const { processInfo } = await client.send('SystemInfo.getProcessInfo')
  await client.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)
  return renderers[0]?.id ?? 0
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${String(pid)}`)

/** The moment from which the page that is there now counts: another document has another one. */
const documentOf = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin)

const words = ['Quillfeather', 'Ombersley', 'Tarnwick', 'memo-alpha', 'memo-beta', 'memoranda', 'Halden Museum']

const expectNothingLeft = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: 'Locked' }).waitFor()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  const read = await readPage(page)
  const told = { ...read, content: await page.content(), tree: await treeOf(page), title: await page.title() }
  for (const word of words)
    for (const part of ['markup', 'content', 'tree', 'title', 'reachable'] as const)
      expect(told[part].includes(word), `${word} is still in the ${part}`).toBe(false)
  expect(read.pictures).toBe(0)
  expect(await ask(page, 'work:item', { shardId, index: 0 })).toMatchObject({ ok: false, error: { code: 'LOCKED' } })
}

const expectBack = async (page: Page, key: string): Promise<void> => {
  await unlock(page)
  await page.locator(`.film-frame[aria-selected=true][title="${key}"]`).waitFor()
}

test('the page holds the item before the lock, so that finding nothing after it says something', async () => {
  const read = await readPage(app.page)
  expect(read.markup).toContain('Quillfeather')
  expect(read.reachable).toContain('Quillfeather')
  expect(await treeOf(app.page)).toContain('memo-alpha')
  expect((await readHeap(app.page)).includes('Quillfeather')).toBe(true)
})

test('Control L leaves no word, no picture and no key in the page, and unlocking returns to the item', async () => {
  const { page } = app
  await press(page, 'Control+l')
  await expectNothingLeft(page)
  await expectBack(page, 'memo-alpha')
  await goToItem(page, 'memo-beta')
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'Control+l')
  await expectNothingLeft(page)
  await expectBack(page, 'memo-beta')
})

test('the lock destroys the page: the heap of the one that comes after holds no word of the item, and the place is kept', async () => {
  const { page } = app
  await goToItem(page, 'memo-alpha')
  await page.locator('.cm-line', { hasText: 'Quillfeather' }).waitFor()
  expect((await readHeap(page)).includes('Quillfeather')).toBe(true)
  const renderer = await rendererOf(page)
  expect(isAlive(renderer)).toBe(true)
  const before = await documentOf(page)
  await press(page, 'Control+l')
  await page.waitForFunction((origin) => performance.timeOrigin !== origin, before)
  await expectNothingLeft(page)
  await expect.poll(() => isAlive(renderer)).toBe(false)
  const heap = await readHeap(page)
  const held = words.filter((word) => heap.includes(word))
  expect(held).toEqual([])
  recordTries({ attack: 'Reading the heap of a locked page', tries: words.length, accepted: held.length, lost: 0 })
  await expectBack(page, 'memo-alpha')
  await goToItem(page, 'memo-beta')
})

test('a picture is looked at as before, after the page was destroyed', async () => {
  const { page } = app
  await goToItem(page, 'memo-beta')
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  const zoom = page.locator('.status-bar').getByText(/^\d+ %$/)
  const fitted = await zoom.textContent()
  await page.locator('.image-surface').hover()
  for (const _ of [1, 2, 3]) await page.mouse.wheel(0, -240)
  await expect(zoom).not.toHaveText(fitted ?? '')
  // It is told to the main process when it rests.
  await page.waitForTimeout(1_000)
  const before = await zoom.textContent()
  await press(page, 'Control+l')
  await expectNothingLeft(page)
  await expectBack(page, 'memo-beta')
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await expect(zoom).toHaveText(before ?? '')
})

test('a machine that goes to sleep locks at once', async () => {
  app.control({ power: 'suspend' })
  await expectNothingLeft(app.page)
  await expect(app.page.getByText('because the computer went to sleep')).toBeVisible()
  await expectBack(app.page, 'memo-beta')
})

test('a person who is away is locked out after the minutes of the policy, not before', async () => {
  const { page } = app
  await goToItem(page, 'memo-alpha')
  app.control({ idleSeconds: 299 })
  await page.waitForTimeout(11_000)
  await expect(page.getByRole('listbox', { name: 'Items of this shard' })).toBeVisible()
  app.control({ idleSeconds: 301 })
  await page.getByRole('heading', { name: 'Locked' }).waitFor({ timeout: 15_000 })
  app.control({ idleSeconds: null })
  await expectNothingLeft(page)
  await expect(page.getByText('after 5 minutes away')).toBeVisible()
  await expectBack(page, 'memo-alpha')
})
