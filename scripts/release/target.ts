import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the parts of a release lie. Everything is below `folder`. */
export interface Release {
  readonly folder: string
  readonly platform: ReleasePlatform
  /** What fuses are set in: the executable; on macOS the `.app` folder. */
  readonly program: string
  readonly resources: string
  readonly archive: string
  /** On macOS, where the digest of the archive stands. */
  readonly infoPlist: string | null
}

export type ReleasePlatform = 'linux' | 'win32' | 'darwin'

export const productName = 'Auxerta Workstation'
/** On Linux a script of this name starts the program without core dumps. */
export const linuxLauncher = 'auxerta-workstation'
export const linuxProgram = 'auxerta-workstation-app'

/** Lays out a release for a platform; nothing need exist yet. */
export const layOut = (folder: string, platform: ReleasePlatform): Release => {
  const contents = path.join(folder, `${productName}.app`, 'Contents')
  const resources = platform === 'darwin' ? path.join(contents, 'Resources') : path.join(folder, 'resources')
  const program = {
    linux: path.join(folder, linuxProgram),
    win32: path.join(folder, `${productName}.exe`),
    darwin: path.join(folder, `${productName}.app`),
  }[platform]
  return {
    folder,
    platform,
    program,
    resources,
    archive: path.join(resources, 'app.asar'),
    infoPlist: platform === 'darwin' ? path.join(contents, 'Info.plist') : null,
  }
}

/** Finds the release in an unpacked folder; `null` when there is no program of ours. */
export const findRelease = (folder: string): Release | null =>
  (['linux', 'win32', 'darwin'] as const)
    .map((platform) => layOut(folder, platform))
    .find(({ program }) => existsSync(program)) ?? null

/** Tells from its files which platform a distribution of the runtime is for; `null` when it is none. */
export const platformOfRuntime = (folder: string): ReleasePlatform | null => {
  if (existsSync(path.join(folder, 'Electron.app'))) return 'darwin'
  if (existsSync(path.join(folder, 'electron.exe'))) return 'win32'
  return existsSync(path.join(folder, 'electron')) ? 'linux' : null
}

/** The processor that an executable is made for, from its header. `universal` holds several. */
export const architectureOf = (file: string): 'x64' | 'arm64' | 'universal' | null => {
  const bytes = readFileSync(file).subarray(0, 4096)
  if (bytes.length < 64) return null
  if (bytes.readUInt32BE(0) === 0x7f454c46)
    return { 62: 'x64' as const, 183: 'arm64' as const }[bytes.readUInt16LE(18)] ?? null
  if (bytes.readUInt32BE(0) === 0xcafebabe) return 'universal'
  if (bytes.readUInt32LE(0) === 0xfeedfacf)
    return { 0x01000007: 'x64' as const, 0x0100000c: 'arm64' as const }[bytes.readUInt32LE(4)] ?? null
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null
  const header = bytes.readUInt32LE(60)
  if (header + 6 > bytes.length) return null
  return { 0x8664: 'x64' as const, 0xaa64: 'arm64' as const }[bytes.readUInt16LE(header + 4)] ?? null
}
