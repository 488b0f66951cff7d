import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { nameAndVersion, shippedPackages, type LockedPackage } from './lock-file.ts'

export const licencesName = 'THIRD-PARTY-LICENSES.txt'

/** Ours, those of the packages, and those that come with the runtime. */
export const licenceFiles = ['LICENSE', licencesName, 'LICENSE.electron.txt', 'LICENSES.chromium.html'] as const

const isLicence = /^(?:licen[cs]e|copying|notice|third-party-notices)(?:[.-].*)?$/i

/** The texts that notices of packages name without bringing them along: that of libvips and of what it is made of. */
const namedTexts = ['LGPL-3.0.txt', 'GPL-3.0.txt']

const heading = (one: LockedPackage): string => `${nameAndVersion(one)} (${one.license})`

const textOf = (folder: string): string => {
  const files = readdirSync(folder)
    .filter((file) => isLicence.test(file))
    .sort()
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n')
}

/**
 * Puts the licences of everything that ships into one text.
 *
 * A package that came without a licence file is named with the licence that it states.
 */
export const thirdPartyLicences = (root: string): string => {
  const section = (title: string, text: string): string => `${'='.repeat(80)}\n${title}\n\n${text}\n`
  const packages = shippedPackages(root).map((one) =>
    section(heading(one), textOf(path.join(root, one.place)) || `Licence: ${one.license}`),
  )
  const texts = namedTexts.map((file) =>
    section(path.parse(file).name, readFileSync(path.join(root, 'resources', 'licences', file), 'utf8').trim()),
  )
  return [...packages, ...texts].join('\n')
}

/** What is missing among the licence files of a release. */
export const licenceComplaints = (root: string, folder: string): string[] => {
  const missing = licenceFiles.filter((file) => !existsSync(path.join(folder, file)))
  if (missing.length > 0) return missing.map((file) => `The licence file ${file} is missing.`)
  const text = readFileSync(path.join(folder, licencesName), 'utf8')
  return shippedPackages(root)
    .filter((one) => !text.includes(`\n${heading(one)}\n`))
    .map((one) => `${licencesName} has nothing about ${nameAndVersion(one)}.`)
}
