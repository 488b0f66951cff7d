/**
 * The window without the main process: the renderer built with a fake station in front of it, served under the same strict
 * content policy as in the app.
 */
import { createServer, type Server, type ServerResponse } from 'node:http'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { imageSize } from 'image-size'
import { chromium, type Browser } from 'playwright-core'
import { build } from 'vite'

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

export interface PreviewMedia {
  readonly images: readonly { readonly file: string; readonly bytes: Buffer }[]
  readonly texts: readonly { readonly name: string; readonly content: string }[]
}

/** The browser that shows it, without a window. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: chromiumFlags })

/** Builds the renderer into a temporary folder, with the fake station before the app. */
export const buildPreview = async ({ minify = false } = {}): Promise<string> => {
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
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, minify, chunkSizeWarningLimit: 10_000 },
  })
  return outDir
}

export const readMedia = async (folder: string): Promise<PreviewMedia> => {
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
export const servePreview = async (outDir: string, media: PreviewMedia, port: number): Promise<Server> => {
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

export const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('The preview has no port')
  return address.port
}
