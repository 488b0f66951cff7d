/**
 * Takes pictures of the window without the main process (`preview-site.ts`).
 *
 * `node tests/support/preview.ts --shots tests/support/shots/shell.ts --out /tmp/pictures [--only work] [--media .sample]`
 * `node tests/support/preview.ts --serve 5199` leaves the server running for a browser.
 */
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { Scenario } from './fake-station/scenario.ts'
import { buildPreview, launchBrowser, portOf, readMedia, servePreview } from './preview-site.ts'

/** One picture: what the station says, and what the person does before it is taken. */
export interface Shot {
  readonly name: string
  readonly scenario?: Partial<Scenario>
  readonly act?: (page: Page) => Promise<void>
  /** Only these sizes and schemes; all four otherwise. */
  readonly sizes?: readonly (readonly [width: number, height: number])[]
  readonly schemes?: readonly ('light' | 'dark')[]
}

const defaultSizes = [
  [1280, 800],
  [1920, 1080],
] as const

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(200)
}

/** Takes every picture of the shots; complaints of the page are printed, they are defects. */
const takePictures = async (address: string, shots: readonly Shot[], outDir: string): Promise<void> => {
  await mkdir(outDir, { recursive: true })
  const browser = await launchBrowser()
  for (const shot of shots)
    for (const [width, height] of shot.sizes ?? defaultSizes)
      for (const colorScheme of shot.schemes ?? (['light', 'dark'] as const)) {
        const page = await browser.newPage({ viewport: { width, height }, colorScheme })
        const name = `${shot.name}-${width}-${colorScheme}`
        page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
        page.on('console', (line) => line.type() === 'error' && console.error(`${name}: ${line.text()}`))
        await page.goto(`${address}/?fake=${encodeURIComponent(JSON.stringify(shot.scenario ?? {}))}`)
        await settle(page)
        await shot.act?.(page)
        await settle(page)
        await page.screenshot({ path: join(outDir, `${name}.png`) })
        await page.close()
        console.log(join(outDir, `${name}.png`))
      }
  await browser.close()
}

const { values: options } = parseArgs({
  options: {
    shots: { type: 'string' },
    out: { type: 'string', default: join(tmpdir(), 'preview-pictures') },
    only: { type: 'string' },
    media: { type: 'string', default: resolve(import.meta.dirname, '../../.sample') },
    serve: { type: 'string' },
  },
})
const media = await readMedia(options.media)
const server = await servePreview(await buildPreview(), media, Number(options.serve ?? 0))
const address = `http://127.0.0.1:${portOf(server)}`
if (options.serve !== undefined) console.log(`Preview at ${address}`)
if (options.shots !== undefined) {
  const { shots } = (await import(resolve(options.shots))) as { readonly shots: readonly Shot[] }
  await takePictures(
    address,
    shots.filter((shot) => options.only === undefined || shot.name.includes(options.only)),
    options.out,
  )
}
if (options.serve === undefined) server.close()
