import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { nameAndVersion, shippedPackages, type LockedPackage } from './lock-file.ts'

export const licencesName = 'THIRD-PARTY-LICENSES.txt'

/** Ours, those of the packages, and those that come with the runtime. */
export const licenceFiles = ['LICENSE', licencesName, 'LICENSE.electron.txt', 'LICENSES.chromium.html'] as const

const isLicence = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

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
export const thirdPartyLicences = (root: string): string =>
  shippedPackages(root)
    .map(
      (one) =>
        `${'='.repeat(80)}\n${heading(one)}\n\n${textOf(path.join(root, one.place)) || `Licence: ${one.license}`}\n`,
    )
    .join('\n')

/** What is missing among the licence files of a release. */
export const licenceComplaints = (root: string, folder: string): string[] => {
  const missing = licenceFiles.filter((file) => !existsSync(path.join(folder, file)))
  if (missing.length > 0) return missing.map((file) => `The licence file ${file} is missing.`)
  const text = readFileSync(path.join(folder, licencesName), 'utf8')
  return shippedPackages(root)
    .filter((one) => !text.includes(`\n${heading(one)}\n`))
    .map((one) => `${licencesName} has nothing about ${nameAndVersion(one)}.`)
}
