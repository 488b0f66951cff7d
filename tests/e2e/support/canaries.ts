import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Canary } from '../../../src/main/guard/residue/canary.ts'
import { scanForCanaries, type ScanResult } from '../../../src/main/guard/residue/scan-for-canaries.ts'
import { pngOf } from '../../support/images.ts'

/** A dataset with unique things planted in it. */
export interface Planted {
  readonly dir: string
  readonly canaries: readonly Canary[]
}

/** A picture whose every row of pixels is random and so unique: what a screen, a cache or a thumbnail would hold of it. */
const noisePicture = (widthPx: number, heightPx: number): { png: Buffer; row: Buffer } => {
  const rows = Array.from({ length: heightPx }, () => Buffer.concat([Buffer.of(0), randomBytes(widthPx * 3)]))
  const png = pngOf({ width: widthPx, height: heightPx, colourType: 2, rows: Buffer.concat(rows) })
  const middle = rows[Math.floor(heightPx / 2)] ?? Buffer.alloc(0)
  return { png, row: middle.subarray(1, 1 + 16 * 3) }
}

const phrase = (): string => `quartz lantern ${randomBytes(9).toString('hex')} under the pier`

/** Writes a dataset of pictures and texts that hold canaries, beside real photographs of the sample. */
export const plantDataset = (dir: string, photographs: readonly string[]): Planted => {
  mkdirSync(dir, { recursive: true })
  const canaries: Canary[] = []
  const picture = noisePicture(640, 480)
  writeFileSync(path.join(dir, 'a-noise.png'), picture.png)
  canaries.push({ id: 'pixels', rgb: picture.row }, { id: 'png-file', file: picture.png })
  for (const [order, photograph] of photographs.entries()) {
    copyFileSync(photograph, path.join(dir, `b-photograph-${String(order)}${path.extname(photograph)}`))
    canaries.push({ id: `photograph-${String(order)}`, file: readFileSync(photograph) })
  }
  const body = phrase()
  const filler = 'The harbour was quiet that morning and the boats lay still. '.repeat(40)
  writeFileSync(path.join(dir, 'c-report.txt'), `${body}. ${filler}\n\n${filler}${body}`)
  canaries.push({ id: 'text', text: body })
  const title = `vault-${randomBytes(8).toString('hex')}`
  writeFileSync(path.join(dir, `d-${title}.txt`), `A text with a telling name. ${filler}`)
  canaries.push({ id: 'file-name', text: title })
  const caption = phrase()
  const pair = noisePicture(320, 240)
  writeFileSync(path.join(dir, 'e-pair.png'), pair.png)
  writeFileSync(path.join(dir, 'e-pair.txt'), `${caption}: both of them together.`)
  canaries.push({ id: 'caption', text: caption }, { id: 'pair-pixels', rgb: pair.row })
  return { dir, canaries }
}

/** Everything on this machine that was changed since a moment in the places where programs leave things. */
const changedSince = (folder: string, sinceMs: number, besides: string): string[] => {
  try {
    return readdirSync(folder)
      .map((name) => path.join(folder, name))
      .filter((entry) => !besides.startsWith(entry) && statSync(entry).mtimeMs >= sinceMs)
  } catch {
    return []
  }
}

export interface SearchPlan {
  readonly kept: string
  readonly sinceMs: number
  readonly canaries: readonly Canary[]
  /** Where this test itself keeps the dataset. */
  readonly dataset: string
}

/**
 * Searches everything that a run of the tour wrote: homes, exchange, browser profile, temporary files, shared memory. Left
 * out are the two places where a person asked for readable things: pictures of the screen and exports.
 */
export const searchEverywhere = async ({ kept, sinceMs, canaries, dataset }: SearchPlan): Promise<ScanResult> => {
  const asked = [path.join(kept, 'pictures'), path.join(kept, 'exports'), dataset]
  const skip = (file: string): boolean => asked.some((folder) => file.startsWith(folder + path.sep))
  const inside = await scanForCanaries({ roots: [kept], canaries, skip })
  // Photographs of the sample may lie elsewhere for other reasons; what was made up for this run may not.
  const unique = canaries.filter(({ id }) => !id.startsWith('photograph'))
  const elsewhere = ['/dev/shm', '/var/tmp', tmpdir()].flatMap((folder) => changedSince(folder, sinceMs, kept))
  const outside = await scanForCanaries({ roots: elsewhere, canaries: unique, skip })
  return {
    hits: [...inside.hits, ...outside.hits],
    plainDatabases: inside.plainDatabases,
    unreadable: inside.unreadable,
    files: inside.files + outside.files,
    bytes: inside.bytes + outside.bytes,
  }
}
