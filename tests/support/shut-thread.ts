import fs, { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { png } from './images.ts'
import { startVips } from '../../src/main/importers/pictures/start-vips.ts'

/** Starts the decoder as its thread does, then tries every way to a file that it could take. Told: what came of each. */
const folder = workerData as string
const inFolder = (name: string): string => join(folder, name)

const tryTo = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch {
    return 'refused'
  }
}

const before = tryTo(() => {
  writeFileSync(inFolder('before.png'), png(8, 8))
})
const { vips } = await startVips()
const picture = vips.Image.black(8, 8, { bands: 3 })
const writeLater = async (): Promise<void> => fs.promises.writeFile(inFolder('d'), 'x')
const promised = await writeLater().then(
  () => 'done',
  () => 'refused',
)
parentPort?.postMessage({
  before,
  writeFileSync: tryTo(() => {
    writeFileSync(inFolder('a'), 'x')
  }),
  required: tryTo(() => {
    const required = createRequire(import.meta.url)('fs') as typeof fs
    required.writeFileSync(inFolder('b'), 'x')
  }),
  promised,
  openSync: tryTo(() => fs.openSync(inFolder('before.png'), 'r')),
  libraryWrites: tryTo(() => {
    picture.writeToFile(inFolder('c.png'))
  }),
  libraryReads: tryTo(() => vips.Image.newFromFile(inFolder('before.png'))),
  libraryTemporary: tryTo(() => {
    picture.writeToFile(inFolder('e.v'))
  }),
})
