import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { archivedFiles, filesBelow, readArchived } from './archive.ts'
import { runtimePackages } from './lock-file.ts'
import { shippedBundles } from './stage.ts'
import { linuxLauncher, type Release } from './target.ts'

const named = (text: string, names: readonly string[]): string[] => names.map((name) => `${text}: ${name}.`)

/** The archive holds our bundles, the packages that the lock file ships, and nothing else. */
const strangers = (root: string, names: readonly string[]): string[] => {
  const places = [
    ...shippedBundles.map((bundle) => `out/${bundle}/`),
    ...runtimePackages(root).map(({ place }) => `${place}/`),
  ]
  return names.filter(
    (name) => name !== 'package.json' && name !== 'LICENSE' && !places.some((place) => name.startsWith(place)),
  )
}

/** Words that stand in development code only. */
const development = /electron-standin|playwright|vitest|fake-station|@electron\/(?:asar|fuses)/

const bundled = (name: string): boolean => /^out\/.*\.(?:js|cjs|css|html)$/.test(name)

const needed = (release: Release, names: readonly string[]): string[] =>
  ['package.json', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']
    .filter((name) => !names.includes(name))
    .concat(
      release.platform === 'linux' && !existsSync(path.join(release.folder, linuxLauncher)) ? [linuxLauncher] : [],
    )

/** A folder `app` or a default archive would be other code under our name. */
const otherCode = (release: Release): string[] =>
  ['app', 'default_app.asar'].filter((name) => existsSync(path.join(release.resources, name)))

/** Looks for what must be there and for what must not: source maps, sources, the stand-in, tests, tools. */
export const contentsComplaints = (root: string, release: Release): string[] => {
  if (!existsSync(release.archive)) return ['The release has no app archive.']
  const archived = archivedFiles(release.archive)
  const names = archived.map(({ name }) => name)
  const bundles = archived.filter(({ name, unpacked }) => bundled(name) && !unpacked)
  const texts = bundles.map(({ name }) => ({ name, text: readArchived(release.archive, name) }))
  const everywhere = [...names, ...filesBelow(release.folder)]
  return [
    ...named('A file that the app needs is missing', needed(release, names)),
    ...named(
      'A source map ships',
      everywhere.filter((name) => name.endsWith('.map')),
    ),
    ...named(
      'A bundle points at a source map',
      texts.filter(({ text }) => /[#@]\s*sourceMappingURL=/.test(text)).map(({ name }) => name),
    ),
    ...named('A file ships that is no part of the app', strangers(root, names)),
    ...named(
      'A source ships instead of what was built from it',
      names.filter((name) => /\.(?:ts|tsx|mts|cts)$/.test(name)),
    ),
    ...named(
      'Development code ships',
      texts.filter(({ text }) => development.test(text)).map(({ name }) => name),
    ),
    ...named('Other code lies where the app is loaded from', otherCode(release)),
    ...named('A file may be changed by every account', writable(release)),
  ]
}

/** On systems with owner, group and others: whoever may write a file of the release may change the app. */
const writable = (release: Release): string[] =>
  process.platform === 'win32'
    ? []
    : filesBelow(release.folder).filter((name) => {
        const file = path.join(release.folder, name)
        return existsSync(file) && (statSync(file).mode & 0o002) !== 0
      })
