import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../setup/progress.mjs'
import { mustRun } from '../setup/run.mjs'

const npmCommand = () => {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.js$/.test(own)) return { command: process.execPath, before: [own], shell: false }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/** The name npm gives to a packed package. */
const fileOf = ({ package: name, version }) => `${name.replace('@', '').replace('/', '-')}-${version}.tgz`

const integrityOf = (file) => `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`

const licenceOf = (folder) => JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')).license

/**
 * Fetches packages with the npm client and unpacks them. They are never installed: no code of theirs runs, and what they
 * depend on is not fetched.
 *
 * @returns {Promise<Map<object, string>>} The folder of each source.
 */
export const fetchNpmPackages = async (sources, cache) => {
  const folder = join(cache, 'npm')
  mkdirSync(folder, { recursive: true })
  const names = sources.map((source) => `${source.package}@${source.version}`)
  const { command, before, shell } = npmCommand()
  const pack = [...before, 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder, ...names]
  await mustRun(command, pack, { log: 'sample-npm', shell })
  const unpacked = new Map()
  for (const source of sources) {
    const file = fileOf(source)
    if (!readdirSync(folder).includes(file) || integrityOf(join(folder, file)) !== source.integrity)
      throw new Stop(`${source.package} ${source.version} is not the package that was chosen: its hash differs.`)
    const target = join(folder, file.replace('.tgz', ''))
    mkdirSync(target)
    await mustRun('tar', ['-xzf', join(folder, file), '-C', target], { log: 'sample-unpack' })
    const inside = join(target, 'package')
    if (licenceOf(inside) !== source.licence)
      throw new Stop(`${source.package} says another licence than ${source.licence}. It is not used.`)
    unpacked.set(source, inside)
  }
  return unpacked
}
