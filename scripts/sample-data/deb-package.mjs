import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findCommand } from '../setup/find-command.mjs'
import { runLogged } from '../setup/run.mjs'

/** Lists of packages in a folder of our own, so that neither root nor a change of the system is needed. */
const privateLists = (folder) => [
  '-o',
  `Dir::State::lists=${join(folder, 'lists')}`,
  '-o',
  `Dir::Cache=${join(folder, 'apt')}`,
  '-o',
  'Debug::NoLocking=1',
]

const quiet = ['-q', '-o', 'APT::Sandbox::User=', '-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20']

/** Reads which licence a Debian copyright file (format 1.0) gives to which file. */
export const readLicences = (text) => {
  const licences = new Map()
  for (const stanza of text.split(/\n\s*\n/)) {
    const files = /^Files:\s*(.+(?:\n[ \t]+.+)*)/m.exec(stanza)?.[1]
    const licence = /^License:[ \t]*(\S+)/m.exec(stanza)?.[1]
    if (files === undefined || licence === undefined) continue
    for (const name of files.split(/\s+/)) licences.set(name, licence)
  }
  return licences
}

const download = async (source, folder, options) => {
  const args = [...quiet, ...options, 'download', source.package]
  const { code } = await runLogged('apt-get', args, { log: 'sample-deb', cwd: folder })
  return code === 0 ? readdirSync(folder).find((name) => name.endsWith('.deb')) : undefined
}

const downloadSomehow = async (source, folder) => {
  const direct = await download(source, folder, [])
  if (direct !== undefined) return direct
  mkdirSync(join(folder, 'lists', 'partial'), { recursive: true })
  mkdirSync(join(folder, 'apt', 'archives', 'partial'), { recursive: true })
  const options = privateLists(folder)
  await runLogged('apt-get', [...quiet, ...options, 'update'], { log: 'sample-deb-lists', cwd: folder })
  return download(source, folder, options)
}

/**
 * Fetches a Debian package and unpacks it beside; nothing is installed.
 *
 * @returns {Promise<{ folder: string, version: string, licences: Map<string, string> } | null>} null where there is no
 * apt or it does not have the package.
 */
export const fetchDebPackage = async (source, cache) => {
  if (findCommand('apt-get') === null || findCommand('dpkg-deb') === null) return null
  const folder = join(cache, 'deb')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = await downloadSomehow(source, folder)
  if (file === undefined) return null
  const target = join(folder, 'unpacked')
  const { code } = await runLogged('dpkg-deb', ['-x', join(folder, file), target], { log: 'sample-deb-unpack' })
  const copyright = join(target, source.copyright)
  if (code !== 0 || !existsSync(copyright)) return null
  const version = decodeURIComponent(file.split('_')[1] ?? '')
  return { folder: target, version, licences: readLicences(readFileSync(copyright, 'utf8')) }
}
