/**
 * Shows the window without the main process: builds the renderer with a fake station in front of it, serves it under the
 * same strict content policy, and takes pictures.
 *
 * `node tests/support/preview.ts --shots tests/support/shots/shell.ts --out /tmp/pictures [--only work] [--media .sample]`
 * `node tests/support/preview.ts --serve 5199` leaves the server running for a browser.
 */
import { createServer, type Server, type ServerResponse } from 'node:http'
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { imageSize } from 'image-size'
import { chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import type { Scenario } from './fake-station/scenario.ts'

const repository = resolve(import.meta.dirname, '../..')
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; worker-src 'self'"
const chromiumFlags = [
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking',
  '--disable-component-update --disable-sync',
].flatMap((line) => line.split(' '))
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

/** One picture: what the station says, and what the person does before it is taken. */
export interface Shot {
  readonly name: string
  readonly scenario?: Partial<Scenario>
  readonly act?: (page: Page) => Promise<void>
  /** Only these sizes and schemes; all four otherwise. */
  readonly sizes?: readonly (readonly [width: number, height: number])[]
  readonly schemes?: readonly ('light' | 'dark')[]
}

interface PreviewMedia {
  readonly images: readonly { readonly file: string; readonly bytes: Buffer }[]
  readonly texts: readonly { readonly name: string; readonly content: string }[]
}

/** Builds the renderer into a temporary folder, with the fake station before the app. */
const buildPreview = async (): Promise<string> => {
  const outDir = await mkdtemp(join(tmpdir(), 'preview-'))
  const install = join(repository, 'tests/support/fake-station/install.ts')
  await build({
    root: join(repository, 'src/renderer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [
      react(),
      {
        name: 'fake-station-first',
        transformIndexHtml: {
          order: 'pre',
          handler: (html) =>
            html.replace('<script', `<script type="module">import ${JSON.stringify(install)}</script>\n<script`),
        },
      },
    ],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, minify: false, chunkSizeWarningLimit: 10_000 },
  })
  return outDir
}

const readMedia = async (folder: string): Promise<PreviewMedia> => {
  const files = await readdir(folder, { recursive: true }).catch(() => [])
  const named = (pattern: RegExp) => files.filter((file) => pattern.test(file)).sort()
  const images = await Promise.all(
    named(/\.(jpe?g|png)$/i).map(async (file) => ({ file, bytes: await readFile(join(folder, file)) })),
  )
  const texts = await Promise.all(
    named(/\.txt$/i).map(async (file) => ({
      name: file.replace(/^.*\/|\.txt$/g, ''),
      content: await readFile(join(folder, file), 'utf8'),
    })),
  )
  return { images, texts }
}

/** What the fake station has to know of the media: sizes of pictures, words of texts. */
const describeMedia = (media: PreviewMedia) => ({
  images: media.images.map(({ file, bytes }) => {
    const size = imageSize(bytes)
    const turned = (size.orientation ?? 1) > 4
    return {
      widthPx: turned ? size.height : size.width,
      heightPx: turned ? size.width : size.height,
      sizeBytes: bytes.length,
      mediaType: mediaTypes[extname(file).toLowerCase()] ?? 'image/jpeg',
    }
  }),
  texts: media.texts,
})

const answerItem = (path: string, media: PreviewMedia, response: ServerResponse): void => {
  const [, index = '0', part = 'jpg'] = path.replace('/item/', '').split('/')
  const list = part === 'txt' ? media.texts : media.images
  const entry = list[Number(index) % Math.max(list.length, 1)]
  if (!entry) {
    response.writeHead(404).end()
    return
  }
  const isText = 'content' in entry
  response.setHeader(
    'content-type',
    isText ? 'text/plain' : (mediaTypes[extname(entry.file).toLowerCase()] ?? 'image/jpeg'),
  )
  response.end(isText ? entry.content : entry.bytes)
}

/** Serves a built preview and its item bytes on a loopback port; 0 takes any. */
const servePreview = async (outDir: string, media: PreviewMedia, port: number): Promise<Server> => {
  const described = `globalThis.fakeMedia = ${JSON.stringify(describeMedia(media))}`
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    response.setHeader('content-security-policy', policy)
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    if (path.startsWith('/item/')) return answerItem(path, media, response)
    const file = path === '/' ? '/index.html' : path
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream')
    if (file === '/fake-media.js') return void response.end(described)
    readFile(join(outDir, file)).then(
      (bytes) =>
        response.end(
          file === '/index.html'
            ? String(bytes).replace('<script', '<script src="./fake-media.js"></script>\n<script')
            : bytes,
        ),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return server
}

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('The preview has no port')
  return address.port
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
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: chromiumFlags,
  })
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
    media: { type: 'string', default: join(repository, '.sample') },
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
