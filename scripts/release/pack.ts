import { createPackageWithOptions } from '@electron/asar'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { billName, billOfMaterials } from './bill-of-materials.ts'
import { setFuses } from './fuses.ts'
import { writeIntegrity } from './integrity.ts'
import { licencesName, thirdPartyLicences } from './licences.ts'
import { stageApp, type StageTarget } from './stage.ts'
import {
  architectureOf,
  layOut,
  linuxLauncher,
  linuxProgram,
  platformOfRuntime,
  productName,
  type Release,
  type ReleasePlatform,
} from './target.ts'

export interface PackRequest {
  /** The checkout, built. */
  readonly root: string
  /** An unpacked distribution of the runtime. */
  readonly runtime: string
  /** Where the release's folder is made; one that is there is replaced. */
  readonly out: string
}

/**
 * Starts the program without core dumps, which would hold keys and pictures. A limit of 1 also stops the kernel from handing a dump to a
 * collector, which a limit of 0 does not.
 */
const launcher = `#!/bin/sh
folder=$(dirname "$(readlink -f "$0")")
if command -v prlimit >/dev/null 2>&1; then
  exec prlimit --core=1:1 "$folder/${linuxProgram}" "$@"
fi
ulimit -c 0
exec "$folder/${linuxProgram}" "$@"
`

const replaceInPlist = (file: string): void => {
  const set = (text: string, key: string, value: string): string =>
    text.replace(new RegExp(`(<key>${key}</key>\\s*<string>)[^<]*(</string>)`), `$1${value}$2`)
  let text = readFileSync(file, 'utf8')
  for (const key of ['CFBundleExecutable', 'CFBundleName', 'CFBundleDisplayName']) text = set(text, key, productName)
  text = set(text, 'CFBundleIdentifier', 'com.auxerta.workstation')
  writeFileSync(file, text)
}

/** Gives the runtime's own files the product's names. On macOS its part programs keep theirs: the runtime finds them by these. */
const renameProgram = ({ folder, platform, program, infoPlist }: Release): void => {
  if (platform === 'win32') renameSync(path.join(folder, 'electron.exe'), program)
  if (platform === 'linux') {
    renameSync(path.join(folder, 'electron'), program)
    writeFileSync(path.join(folder, linuxLauncher), launcher)
    chmodSync(path.join(folder, linuxLauncher), 0o755)
  }
  if (infoPlist === null) return
  renameSync(path.join(folder, 'Electron.app'), program)
  const programs = path.join(program, 'Contents', 'MacOS')
  renameSync(path.join(programs, 'Electron'), path.join(programs, productName))
  replaceInPlist(infoPlist)
}

const writeArchive = async (root: string, release: Release, target: StageTarget): Promise<void> => {
  const staged = mkdtempSync(path.join(os.tmpdir(), 'release-'))
  try {
    stageApp(root, staged, target)
    rmSync(path.join(release.resources, 'default_app.asar'), { force: true })
    await createPackageWithOptions(staged, release.archive, { unpack: '*.node' })
  } finally {
    rmSync(staged, { recursive: true, force: true })
  }
}

const writePapers = (root: string, folder: string): void => {
  const version = path.join(folder, 'version')
  const runtimeVersion = existsSync(version) ? readFileSync(version, 'utf8').trim().replace(/^v/, '') : 'unknown'
  if (existsSync(path.join(folder, 'LICENSE')))
    renameSync(path.join(folder, 'LICENSE'), path.join(folder, 'LICENSE.electron.txt'))
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'))
  writeFileSync(path.join(folder, licencesName), thirdPartyLicences(root))
  writeFileSync(path.join(folder, billName), billOfMaterials(root, runtimeVersion))
}

const executableOf = (runtime: string, platform: ReleasePlatform): string =>
  path.join(
    runtime,
    { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[platform],
  )

/**
 * Makes a release folder from a runtime and the built app: renamed, with the archive, its digest, the fuses, the licences and the
 * bill of materials. The fuses come last, because whatever changes the program comes before them.
 *
 * @throws Error with a sentence when the folder holds no runtime or one for an unknown processor.
 */
export const packApp = async ({ root, runtime, out }: PackRequest): Promise<Release> => {
  const platform = platformOfRuntime(runtime)
  if (platform === null) throw new Error('The folder that was given holds no Electron.')
  const arch = architectureOf(executableOf(runtime, platform))
  if (arch === null) throw new Error('The Electron that was given is for a processor that the app is not built for.')
  const release = layOut(path.join(out, `auxerta-workstation-${platform}-${arch}`), platform)
  rmSync(release.folder, { recursive: true, force: true })
  cpSync(runtime, release.folder, { recursive: true, verbatimSymlinks: true })
  renameProgram(release)
  await writeArchive(root, release, { platform, arch })
  writePapers(root, release.folder)
  writeIntegrity(release)
  await setFuses(release.program)
  return release
}
