import { spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchApp, type LaunchedApp } from '../../e2e/support/launch.ts'

/** Seen from inside the page. */
interface Bridge {
  invoke: (channel: string, input: unknown) => Promise<unknown>
}
declare global {
  var station: Bridge
  var notices: unknown[]
  var bridgeAtStart: string
}

/** A browser and second apps start here, maybe on a busy machine. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const main = path.join(import.meta.dirname, 'fixture-app', 'main.ts')
const launcher = path.resolve(import.meta.dirname, '../../../tools/electron-standin/launch.mjs')
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'station.log')
    .map((entry) => path.join(entry.parentPath, entry.name))

const strangerReply = { ok: false, error: { code: 'STRANGER', message: expect.any(String) as string } }

describe('the app over the stand-in', () => {
  const homeDir = mkdtempSync(path.join(os.tmpdir(), 'standin-'))
  let app: LaunchedApp
  let foreign: Server
  let foreignOrigin: string
  const foreignRequests: string[] = []

  beforeAll(async () => {
    foreign = createServer((request, response) => {
      foreignRequests.push(request.url ?? '')
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>foreign</h1>')
    })
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    foreignOrigin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port.toString()}`
    app = await launchApp({ homeDir, main, size: { width: 1100, height: 720 }, colorScheme: 'dark' })
  })

  afterAll(async () => {
    const code = await app.close()
    foreign.close()
    expect(code).toBe(0)
    expect(app.output).toContain('{"closed":true}')
    expect(filesBelow(homeDir)).toEqual([])
    rmSync(homeDir, { recursive: true })
  })

  const ask = (channel: string, input: unknown) =>
    app.page.evaluate(([name, value]) => globalThis.station.invoke(name as string, value), [channel, input])

  it('has the bridge in the page before its first script, and nothing else', async () => {
    expect(await app.page.evaluate(() => globalThis.bridgeAtStart)).toBe('object')
    expect(await app.page.evaluate(() => Reflect.has(globalThis, '__standin'))).toBe(false)
    expect(await app.page.evaluate(() => Object.isFrozen(globalThis.station))).toBe(true)
  })

  it('has the size and colours that were asked for', async () => {
    expect(await app.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1100, 720])
    expect(await app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  })

  it('answers a call, and a failure as a reply', async () => {
    expect(await ask('station:session:state', {})).toMatchObject({ ok: true, value: { stage: 'unlocked' } })
    expect(await ask('station:work:list', {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await ask('station:projects:list', {})).toMatchObject({ ok: false, error: { code: 'NOT_PERMITTED' } })
    expect(await ask('station:work:visit', { shardId: 7 })).toMatchObject({
      ok: false,
      error: { code: 'INPUT_INVALID' },
    })
  })

  it('delivers notices', async () => {
    await ask('station:work:visit', { shardId: 'shard_1', index: 0 })
    await expect.poll(() => app.page.evaluate(() => globalThis.notices)).toEqual([{}])
  })

  it('serves item bytes whole and in ranges, and says why not', async () => {
    const whole = await app.page.evaluate(async () => {
      const response = await fetch('item/shard_1/0/jpg')
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { length: bytes.length, at: bytes[2_999_999], cache: response.headers.get('cache-control') }
    })
    expect(whole).toEqual({ length: 3_000_000, at: 2_999_999 % 251, cache: 'no-store' })
    const range = await app.page.evaluate(async () => {
      const response = await fetch('item/shard_1/0/jpg', { headers: { Range: 'bytes=251-252' } })
      return { status: response.status, bytes: [...new Uint8Array(await response.arrayBuffer())] }
    })
    expect(range).toEqual({ status: 206, bytes: [0, 1] })
    const refused = await app.page.evaluate(async () => {
      const response = await fetch('item/shard_2/0/jpg')
      return { status: response.status, body: (await response.json()) as unknown }
    })
    expect(refused).toMatchObject({ status: 403, body: { code: 'NOT_ASSIGNED' } })
  })

  it('answers nobody without the secret of the run', async () => {
    const origin = await app.page.evaluate(() => location.origin)
    expect((await fetch(`${origin}/index.html`)).status).toBe(403)
    expect((await fetch(`${origin}/item/shard_1/0/jpg`)).status).toBe(403)
    expect(await app.page.evaluate(() => document.cookie)).toBe('')
  })

  it('reaches no other origin', async () => {
    const reached = await app.page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      `${foreignOrigin}/fetch`,
    )
    expect(reached).toBe(false)
    await app.page.evaluate((url) => {
      location.href = url
    }, `${foreignOrigin}/navigate`)
    await app.page.evaluate((url) => {
      window.open(url)
    }, `${foreignOrigin}/popup`)
    await app.page.evaluate((url) => {
      const link = document.createElement('a')
      Object.assign(link, { href: url, target: '_blank', rel: 'noopener' })
      document.body.append(link)
      link.click()
    }, `${foreignOrigin}/link`)
    await app.page.evaluate((url) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
      document.body.append(Object.assign(document.createElement('img'), { src: url }))
      document.body.append(Object.assign(document.createElement('script'), { src: url }))
    }, `${foreignOrigin}/embed`)
    await expect.poll(() => app.page.context().pages().length, { timeout: 20_000 }).toBe(1)
    expect(await app.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Fixture')
    expect(foreignRequests).toEqual([])
    const told = app.output.filter((line) => line.startsWith('{"window":'))
    for (const [window, reason] of [
      ['navigation.blocked', 'PAGE'],
      ['navigation.blocked', 'POPUP'],
    ])
      expect(told).toContain(JSON.stringify({ window, reason }))
    expect(told.join(' ')).not.toContain('127.0.0.1')
  })

  it('lets a debugging client reload, which is not the page’s own doing', async () => {
    await app.page.reload()
    expect(await ask('station:session:state', {})).toMatchObject({ ok: true })
  })

  it('answers no frame but the top one', async () => {
    const reply = await app.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inner = frame.contentWindow as unknown as { __standin: (message: unknown) => Promise<unknown> }
      const answer = await inner.__standin({ kind: 'invoke', channel: 'station:session:state', input: {} })
      frame.remove()
      return answer
    })
    expect(reply).toEqual(strangerReply)
  })

  it('answers no page but its own', async () => {
    const cdp = await app.page.context().browser()!.newBrowserCDPSession()
    const own = await app.page.context().newCDPSession(app.page)
    const { targetInfo } = await own.send('Target.getTargetInfo')
    const browserContextId = targetInfo.browserContextId as string
    const opened = app.page.context().waitForEvent('page')
    await cdp.send('Target.createTarget', { url: 'about:blank', browserContextId })
    const stranger = await opened
    const origin = await app.page.evaluate(() => location.origin)
    for (const url of ['about:blank', `${origin}/index.html`]) {
      await stranger.goto(url)
      await stranger.waitForFunction(() => Reflect.has(globalThis, '__standin'))
      const reply = await stranger.evaluate(() => {
        const { __standin: send } = globalThis as unknown as { __standin: (message: unknown) => Promise<unknown> }
        return send({ kind: 'invoke', channel: 'station:session:state', input: {} })
      })
      expect(reply, url).toEqual(strangerReply)
    }
    await stranger.close()
  })

  it('holds back what prints, saves or opens developer tools, before the page sees it', async () => {
    await app.page.evaluate(() => {
      globalThis.notices = []
      addEventListener('keydown', (event) => globalThis.notices.push(event.key))
    })
    for (const chord of ['Control+p', 'Control+s', 'F12', 'Control+Shift+I', 'a']) await app.page.keyboard.press(chord)
    expect(
      await app.page.evaluate(() => globalThis.notices.filter((key) => key !== 'Control' && key !== 'Shift')),
    ).toEqual(['a'])
  })

  it('locks on the events of the system', async () => {
    app.control({ power: 'suspend' })
    await expect.poll(() => ask('station:session:state', {})).toMatchObject({ value: { lock: { cause: 'suspend' } } })
    app.control({ power: 'lock-screen' })
    await expect.poll(() => ask('station:session:state', {})).toMatchObject({ value: { lock: { cause: 'os-lock' } } })
  })

  it('answers a folder dialog with a token and the folder’s own name', async () => {
    app.control({ dialog: '/somewhere/photographs' })
    const reply = await ask('station:dialogs:pickFolder', { purpose: 'import' })
    expect(reply).toEqual({ ok: true, value: { folder: 'token_22', name: 'photographs' } })
    app.control({ dialog: null })
    expect(await ask('station:dialogs:pickFolder', { purpose: 'import' })).toEqual({ ok: true, value: null })
  })

  it('grants no permission and knows no second instance on the same home', async () => {
    const state = await app.page.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    )
    expect(state).toBe('denied')
    const second = spawnSync(process.execPath, [launcher, '--headless', main, '--home', homeDir], { encoding: 'utf8' })
    expect(second.status).toBe(0)
    expect(second.stdout).toBe('')
  })

  it('refuses switches of the runtime', () => {
    const refused = spawnSync(process.execPath, [launcher, main, '--home', homeDir, '--remote-debugging-port=1'], {
      encoding: 'utf8',
    })
    expect(refused.status).toBe(64)
    expect(refused.stderr).toContain('--remote-debugging-port')
  })
})
