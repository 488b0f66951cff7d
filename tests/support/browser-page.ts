import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Browser } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../../tools/electron-standin/find-chromium.ts'

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const mediaTypes: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' } // prettier-ignore

export interface BrowserPage {
  readonly browser: Browser
  readonly address: string
  readonly close: () => Promise<void>
}

const serve = async (folder: string): Promise<Server> => {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path === '/' ? '/index.html' : path
    readFile(join(folder, file)).then(
      (bytes) => {
        const type = mediaTypes[extname(file)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(bytes)
      },
      () => response.writeHead(204).end(),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

/** Builds one entry of the renderer's parts into a page and opens a browser for it, under the strict content policy. */
export const openBrowserPage = async (entry: string): Promise<BrowserPage> => {
  const folder = await mkdtemp(join(tmpdir(), 'browser-page-'))
  const source = join(folder, 'index.html')
  await writeFile(source, `<!doctype html><html lang="en" data-mantine-color-scheme="light"><div id="root"></div><script type="module" src="/@fs${resolve(entry)}"></script></html>`) // prettier-ignore
  const outDir = join(folder, 'out')
  await build({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react(), { name: 'entry-by-path', resolveId: (id) => (id.startsWith('/@fs') ? id.slice(4) : null) }],
    build: { outDir, minify: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 10_000 },
  })
  const server = await serve(outDir)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('The page has no port')
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags.split(' ') })
  return {
    browser,
    address: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      await browser.close()
      await new Promise((closed) => server.close(closed))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
