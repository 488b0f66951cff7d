import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterEach, expect, it, vi } from 'vitest'
import { launchApp } from '../../e2e/support/launch.ts'

/** Several browsers start and end here, maybe on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

const main = path.join(import.meta.dirname, 'fixture-app', 'main.ts')
const launcher = path.resolve(import.meta.dirname, '../../../tools/electron-standin/launch.mjs')
const homeDir = mkdtempSync(path.join(os.tmpdir(), 'standin-kill-'))
afterEach(() => {
  rmSync(homeDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

/** What the fixture's item is made of, see its `bytes`. */
const pattern = Buffer.from(Array.from({ length: 251 }, (_value, index) => index))

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

const firstLine = (stream: NodeJS.ReadableStream) =>
  new Promise<{ pid: number; chromiumPid: number }>((resolve) => {
    stream.once('data', (chunk) => {
      resolve(JSON.parse(String(chunk)) as { pid: number; chromiumPid: number })
    })
  })

it('leaves no browser behind when the launcher alone is killed', async () => {
  const child = spawn(process.execPath, [launcher, '--headless', main, '--home', homeDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { chromiumPid } = await firstLine(child.stdout)
  expect(isRunning(chromiumPid)).toBe(true)
  child.kill('SIGKILL')
  for (let tries = 0; tries < 100 && isRunning(chromiumPid); tries += 1) await wait(100)
  expect(isRunning(chromiumPid)).toBe(false)
})

it('quits in order on SIGTERM', async () => {
  const child = spawn(process.execPath, [launcher, '--headless', main, '--home', homeDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await firstLine(child.stdout)
  child.kill('SIGTERM')
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect(code).toBe(0)
  expect(filesBelow(homeDir)).toEqual([])
})

it('keeps no item on the disk, even when everything is killed', async () => {
  const app = await launchApp({ homeDir, main })
  await app.page.evaluate(async () => {
    for (let time = 0; time < 20; time += 1) await (await fetch(`item/shard_1/${time.toString()}/jpg`)).arrayBuffer()
    for (let time = 0; time < 5; time += 1)
      document.body.append(Object.assign(new Image(), { src: `item/shard_1/${time.toString()}/png` }))
  })
  await app.kill()
  const files = filesBelow(homeDir)
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => readFileSync(file).includes(pattern))).toEqual([])
  const again = await launchApp({ homeDir, main })
  expect(await again.close()).toBe(0)
  expect(filesBelow(homeDir)).toEqual([])
})

it('opens a fresh window when the page dies, and ends when it keeps dying', async () => {
  const app = await launchApp({ homeDir, main })
  const browser = app.page.context().browser()
  const livingPage = async (dead: Page[]): Promise<Page | undefined> => {
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? []
    const found = pages.find((page) => !dead.includes(page) && page.url().endsWith('/index.html'))
    await found?.waitForLoadState()
    return found
  }
  const dead: Page[] = []
  for (let deaths = 0; deaths < 3; deaths += 1) {
    await expect.poll(() => livingPage(dead), { timeout: 30_000 }).toBeDefined()
    const page = await livingPage(dead)
    if (page === undefined) throw new Error('There is no page')
    expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Fixture')
    dead.push(page)
    const cdp = await page.context().newCDPSession(page)
    void cdp.send('Page.crash').catch(() => undefined)
  }
  await expect.poll(() => app.output, { timeout: 30_000 }).toContain('{"closed":true}')
  expect(await app.close()).toBe(0)
})
