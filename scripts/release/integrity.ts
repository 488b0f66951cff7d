import { getRawHeader } from '@electron/asar'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { NtExecutable, NtExecutableResource } from 'resedit'
import type { Release } from './target.ts'

/** The runtime hashes the header of the archive, and the header holds the hashes of the files. */
const digestOf = (archive: string): string =>
  createHash('sha256').update(getRawHeader(archive).headerString).digest('hex')

const plistKey = 'ElectronAsarIntegrity'
const plistEntry = (digest: string): string =>
  `<key>${plistKey}</key><dict><key>Resources/app.asar</key><dict><key>algorithm</key><string>SHA256</string>` +
  `<key>hash</key><string>${digest}</string></dict></dict>`
const plistPattern = new RegExp(`<key>${plistKey}</key>\\s*<dict>.*?</dict>\\s*</dict>`, 's')

/** Windows keeps it as a resource of the program: type `Integrity`, name `ElectronAsar`. */
const resourceType = 'Integrity'
const resourceName = 'ELECTRONASAR'
const resourceLanguage = 1033

const readResources = (program: string) => {
  const executable = NtExecutable.from(readFileSync(program), { ignoreCert: true })
  return { executable, resources: NtExecutableResource.from(executable) }
}

const isIntegrity = ({ type, id }: { readonly type: string | number; readonly id: string | number }): boolean =>
  String(type).toUpperCase() === resourceType.toUpperCase() && String(id).toUpperCase() === resourceName

const writeResource = (program: string, digest: string): void => {
  const { executable, resources } = readResources(program)
  const list = [{ file: 'resources\\app.asar', alg: 'SHA256', value: digest }]
  const bin = Buffer.from(JSON.stringify(list))
  resources.entries = resources.entries.filter((entry) => !isIntegrity(entry))
  resources.entries.push({
    type: resourceType.toUpperCase(),
    id: resourceName,
    lang: resourceLanguage,
    codepage: 1200,
    bin: bin.buffer.slice(bin.byteOffset, bin.byteOffset + bin.length),
  })
  resources.outputResource(executable)
  writeFileSync(program, Buffer.from(executable.generate()))
}

const readResource = (program: string): string | null => {
  const entry = readResources(program).resources.entries.find(isIntegrity)
  if (entry === undefined) return null
  const [first] = JSON.parse(Buffer.from(entry.bin).toString()) as { value?: string }[]
  return first?.value ?? null
}

const readPlist = (file: string): string | null => {
  const entry = plistPattern.exec(readFileSync(file, 'utf8'))?.[0] ?? ''
  return /<key>hash<\/key>\s*<string>([0-9a-f]{64})<\/string>/.exec(entry)?.[1] ?? null
}

/** Writes the digest of the archive where the runtime looks for it. Linux has no such place. */
export const writeIntegrity = (release: Release): void => {
  const digest = digestOf(release.archive)
  if (release.platform === 'win32') writeResource(release.program, digest)
  if (release.infoPlist === null) return
  const text = readFileSync(release.infoPlist, 'utf8').replace(plistPattern, '')
  writeFileSync(release.infoPlist, text.replace(/<\/dict>\s*<\/plist>\s*$/, `${plistEntry(digest)}</dict>\n</plist>\n`))
}

/** Holds the digest in the program against the archive that lies beside it. */
export const integrityComplaints = (release: Release): string[] => {
  if (release.platform === 'linux' || !existsSync(release.archive)) return []
  const stated = release.infoPlist === null ? readResource(release.program) : readPlist(release.infoPlist)
  if (stated === null) return ['The program does not hold the digest of its archive, so it would not start.']
  return stated === digestOf(release.archive) ? [] : ['The digest in the program is not that of the archive beside it.']
}
