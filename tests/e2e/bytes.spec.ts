import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import type { LaunchedApp } from './support/launch.ts'
import { bitmap } from './support/bitmap.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { goToItem, openBench, press } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string
let notMine: string

const picture = (): string => `item/${shardId}/0/png`

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Bytes')
  const files = { 'frame-1.png': bitmap(64, 48), 'frame-2.txt': 'Words.\n' }
  shardId = await importShard(office, projectId, writeFolder(office, 'frames', files))
  notMine = await importShard(office, projectId, writeFolder(office, 'others', { 'other-1.png': bitmap(64, 48) }))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openBench(office, 'frames')
  await goToItem(app.page, 'frame-1')
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

interface Answer {
  readonly status: number
  readonly type: string | null
  readonly policy: string | null
  readonly bytes: number
}

/** Asks as a script of the page does. */
const fetchOf = (page: Page, address: string): Promise<Answer | 'blocked'> =>
  page.evaluate(async (asked) => {
    try {
      const answer = await fetch(asked)
      const { status, headers } = answer
      const bytes = (await answer.arrayBuffer()).byteLength
      return { status, type: headers.get('content-type'), policy: headers.get('content-security-policy'), bytes }
    } catch {
      return 'blocked' as const
    }
  }, address)

const statusOf = async (address: string): Promise<number | 'blocked'> => {
  const answer = await fetchOf(app.page, address)
  return answer === 'blocked' ? answer : answer.status
}

test('an item of an open shard comes with its type, and may do nothing as a document', async () => {
  const answer = await fetchOf(app.page, picture())
  expect(answer).toMatchObject({ status: 200, type: 'image/png' })
  expect(answer).toHaveProperty('policy', expect.stringContaining("default-src 'none'"))
  expect(answer).toHaveProperty('policy', expect.stringContaining('sandbox'))
})

test('a shard of somebody else, a place that is none and names that climb are refused', async () => {
  expect(await statusOf(`item/${notMine}/0/png`)).toBe(403)
  expect(await statusOf(`item/${shardId}/999/png`)).toBe(404)
  expect(await statusOf(`item/${shardId}/0/jpg`)).toBe(404)
  const climbing = ['..%2f..%2findex.html', '%2e%2e%2fpng', '..%5cpng', 'png%00', '%E0%A4%A']
  for (const name of climbing) expect(await statusOf(`item/${shardId}/0/${name}`), name).toBe(404)
  for (const address of ['item/../../../etc/passwd', 'package.json', '%2e%2e/package.json', 'out/main/index.js'])
    expect(await statusOf(address), address).toBe(404)
})

test('the page keeps the policy: no other origin, no script from a string, no frame, no form', async () => {
  const policy = await app.page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  const wanted = {
    'default-src': "'none'",
    'script-src': "'self'",
    'img-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }
  const found = Object.fromEntries(
    (policy ?? '').split('; ').map((rule) => [rule.slice(0, rule.indexOf(' ')), rule.slice(rule.indexOf(' ') + 1)]),
  )
  expect(found).toMatchObject(wanted)
  for (const address of ['https://example.org/', 'http://localhost:9/', 'file:///etc/hostname', 'data:text/plain,x'])
    expect(await fetchOf(app.page, address), address).toBe('blocked')
  const ran = await app.page.evaluate(() => {
    const element = document.createElement('script')
    element.textContent = 'window.ranInline = true'
    document.head.append(element)
    return 'ranInline' in window
  })
  expect(ran).toBe(false)
})

test('nothing opens beside the page, and the page goes nowhere', async () => {
  const { page } = app
  const before = page.url()
  const isShut = (): Promise<boolean> =>
    page.evaluate(() => {
      const { opened } = window as unknown as { opened: Window | null }
      return opened === null || opened.closed
    })
  await page.evaluate(() => void Object.assign(window, { opened: window.open('https://example.org/') }))
  await expect.poll(isShut).toBe(true)
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    document.body.append(link)
    link.click()
    link.target = '_blank'
    link.click()
    link.remove()
  })
  await expect.poll(() => page.context().pages().length).toBe(1)
  expect(page.url()).toBe(before)
})

test('a foreign frame gets no bridge, and no content', async () => {
  const framed = await app.page.evaluate(async (address) => {
    const readFrame = async (set: (frame: HTMLIFrameElement) => void): Promise<string> => {
      const frame = document.createElement('iframe')
      set(frame)
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 300))
      let told = 'shut'
      try {
        const inner = frame.contentWindow
        told = `${typeof inner?.station}:${frame.contentDocument?.images.length ?? 0}`
      } catch {
        // Another origin: nothing can be read across.
      }
      frame.remove()
      return told
    }
    return [
      await readFrame((frame) => (frame.srcdoc = '<p>a</p>')),
      await readFrame((frame) => (frame.src = address)),
      await readFrame((frame) => (frame.src = 'https://example.org/')),
    ]
  }, picture())
  for (const told of framed) expect(['undefined:0', 'shut']).toContain(told)
})

test('permissions are refused and downloads never begin', async () => {
  const { page } = app
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as const
    const states = await Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name }).then(
          ({ state }) => state as string,
          () => 'denied',
        ),
      ),
    )
    const asked = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
        { timeout: 2_000 },
      )
    })
    return [...states, asked, await Notification.requestPermission()]
  })
  expect(granted).not.toContain('granted')
  let downloads = 0
  page.on('download', () => (downloads += 1))
  await page.evaluate((address) => {
    const link = document.createElement('a')
    link.href = address
    link.download = 'picture.png'
    document.body.append(link)
    link.click()
    link.remove()
  }, picture())
  await page.waitForTimeout(500)
  expect(downloads).toBe(0)
})

test('after the lock no item is given', async () => {
  await press(app.page, 'Control+l')
  await app.page.getByRole('heading', { name: 'Locked' }).waitFor()
  const address = picture()
  // The lock ends the page's process: a question that is asked in that moment is not answered at all, and asked again.
  const answers: unknown[] = []
  const ask = () =>
    statusOf(address).then(
      (status) => answers.push(status),
      () => 0,
    )
  await expect.poll(ask).toBe(1)
  expect(answers).toEqual([403])
})

test('whoever finds the local port without its secret gets nothing', async () => {
  test.skip(!app.runtime.includes('standin'), 'Electron has no port.')
  const { origin } = new URL(app.page.url())
  const answer = await fetch(`${origin}/${picture()}`)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect((await fetch(`${origin}/`)).status).toBeGreaterThanOrEqual(400)
})
