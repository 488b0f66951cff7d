/* global OffscreenCanvas, btoa */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { buildPreview, portOf, servePreview } from '../../../tests/support/preview-site.ts'
import { inRoot } from '../../setup/paths.mjs'
import { picture, steadyRandom } from './scene.mjs'
import { photographPlace } from './seats.mjs'

/** The pages that are measured: the built renderer over a fake station, the peers, and the photograph they all show. */

const peersDir = inRoot('scripts', 'bench', 'canvas', 'peers')

const buildPeers = async (outDir) => {
  const input = Object.fromEntries(['konva', 'annotorious'].map((name) => [name, join(peersDir, `${name}.html`)]))
  await build({
    root: peersDir,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: false, assetsInlineLimit: 0, rolldownOptions: { input } },
  })
}

/** A JPEG with soft ground and grain, the same in every run. 12 megapixels unless told. */
export const photograph = async (browser, size = picture) => {
  const page = await browser.newPage()
  const encoded = await page.evaluate(
    async ([{ width, height }, randomSource]) => {
      const random = new Function(`return ${randomSource}`)()(7)
      const canvas = new OffscreenCanvas(width, height)
      const brush = canvas.getContext('2d')
      brush.fillStyle = '#5a6a5a'
      brush.fillRect(0, 0, width, height)
      for (let i = 0; i < 4000; i += 1) {
        brush.fillStyle = `hsl(${random() * 360} 40% ${20 + random() * 50}% / 0.5)`
        brush.beginPath()
        brush.ellipse(random() * width, random() * height, random() * 160, random() * 90, random() * 3, 0, 7)
        brush.fill()
      }
      const grain = brush.getImageData(0, 0, width, height)
      for (let i = 0; i < grain.data.length; i += 1) if (i % 4 !== 3) grain.data[i] += (random() - 0.5) * 24
      brush.putImageData(grain, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
      return btoa(text)
    },
    [size, steadyRandom.toString()],
  )
  await page.close()
  return Buffer.from(encoded, 'base64')
}

/** Builds and serves all pages. @returns addresses and how to end it. */
export const openSite = async ({ bytes, thumbnail }) => {
  const outDir = await buildPreview({ minify: true })
  await buildPeers(join(outDir, 'peers'))
  const images = Array.from({ length: 7 }, (_, place) => ({
    file: `${place}.jpg`,
    bytes: place === photographPlace % 7 ? bytes : thumbnail,
  }))
  const media = { images, texts: [] }
  const server = await servePreview(outDir, media, 0)
  const address = `http://127.0.0.1:${portOf(server)}/`
  return {
    ours: address,
    konva: `${address}peers/konva.html`,
    annotorious: `${address}peers/annotorious.html`,
    close: () => {
      server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
