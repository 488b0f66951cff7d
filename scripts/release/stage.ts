import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runtimePackages } from './lock-file.ts'
import type { ReleasePlatform } from './target.ts'

/** The parts of `out/` that the app is. The command line runs on plain Node and is no part of it. */
export const shippedBundles = ['main', 'preload', 'renderer'] as const

/** Of a package only what runs, what describes it and what licenses it: no sources, maps, types or other platforms' binaries. */
const runs = /\.(?:js|cjs|mjs|json|node|wasm)$/
const licences = /^(?:licen[cs]e|copying|notice|third-party-notices)(?:[.-]|$)/i
/** Builds for browsers, and decoders of formats that are not taken. */
const neverAsked = /(?:^|\/)lib\/vips(?:-es6\.js|\.js|-jxl\.wasm|-resvg\.wasm)$/
const neverRuns = /(?:^|\/)(?:binding\.gyp|script|scripts|deps|src|test|tests|docs|example|examples|\.github)(?:\/|$)/

const copy = (from: string, to: string): void => {
  mkdirSync(path.dirname(to), { recursive: true })
  copyFileSync(from, to)
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))

/** Of a package that brings many builds of itself only the one that is loaded: what starts with one of these. */
const oneBuild: Readonly<Record<string, RegExp>> = {
  'onnxruntime-web':
    /^(?:dist\/(?:ort\.node\.min\.mjs|ort-wasm-simd-threaded\.(?:mjs|wasm))|package\.json|licen[cs]e.*)$/i,
}

/** Whether a native binary is the one for this platform: its folder or name says so. */
const isForPlatform = (file: string, { platform, arch }: StageTarget): boolean => {
  const wanted = arch === 'universal' ? ['x64', 'arm64'] : [arch]
  return wanted.some((one) => new RegExp(`(?:^|/)${platform}-${one}(?:[/.])`).test(file))
}

export interface StageTarget {
  readonly platform: ReleasePlatform
  readonly arch: 'x64' | 'arm64' | 'universal'
}

const stagePackage = (from: string, to: string, target: StageTarget): void => {
  const build = oneBuild[path.basename(from)]
  for (const file of filesBelow(from)) {
    if (file.startsWith('node_modules/') || neverRuns.test(file) || neverAsked.test(file)) continue
    if (build?.test(file) === false) continue
    const isLicence = licences.test(path.basename(file))
    if (!isLicence && !runs.test(file)) continue
    if (file.endsWith('.node') && !isForPlatform(file, target)) continue
    copy(path.join(from, file), path.join(to, file))
  }
}

/**
 * Lays the files of the archive out in a folder: the bundles, the packages that they import, and a `package.json` that
 * names the entry and nothing of development.
 *
 * @param root - The checkout, built.
 * @param folder - Empty or missing.
 */
export const stageApp = (root: string, folder: string, target: StageTarget): void => {
  for (const bundle of shippedBundles)
    for (const file of filesBelow(path.join(root, 'out', bundle)))
      copy(path.join(root, 'out', bundle, file), path.join(folder, 'out', bundle, file))
  for (const { place } of runtimePackages(root)) stagePackage(path.join(root, place), path.join(folder, place), target)
  const { name, productName, version, license, type, main } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, string>
  const shown = { name, productName, version, license, type, main }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(shown, null, 2)}\n`)
  copy(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'))
}
