import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { billComplaints, billName } from './bill-of-materials.ts'
import { policyComplaints } from './content-policy.ts'
import { contentsComplaints } from './contents.ts'
import { fuseComplaints } from './fuses.ts'
import { integrityComplaints } from './integrity.ts'
import { licenceComplaints } from './licences.ts'
import { nativeModules } from './native-modules.ts'
import { findRelease, type Release } from './target.ts'

/** One rule with what it found. No complaints: it holds. */
export interface Finding {
  readonly rule: string
  readonly complaints: readonly string[]
  /** What the rule could not look at here, in words. */
  readonly note: string | null
}

const bill = (root: string, release: Release): string[] => {
  const file = path.join(release.folder, billName)
  if (!existsSync(file)) return [`The bill of materials ${billName} is missing.`]
  return billComplaints(root, readFileSync(file, 'utf8'))
}

const modules = (release: Release): Finding => {
  const { complaints, notLoaded } = nativeModules(release)
  const note = notLoaded.length === 0 ? null : `made for another machine, so not loaded here: ${notLoaded.join(', ')}`
  return { rule: 'Native modules lie beside the archive and load', complaints, note }
}

/**
 * Checks an unpacked release against the checkout that it was made from.
 *
 * @param root - The checkout: its lock file says what may ship.
 * @param folder - The unpacked release.
 * @returns Every rule, in the order in which a person would ask.
 * @throws Error when the folder holds no release.
 */
export const verifyRelease = async (root: string, folder: string): Promise<Finding[]> => {
  const release = findRelease(folder)
  if (release === null) throw new Error('The folder holds no release of Auxerta Workstation.')
  const contents = contentsComplaints(root, release)
  const finding = (rule: string, complaints: readonly string[], note: string | null = null): Finding => ({
    ...{ rule, complaints, note },
  })
  return [
    finding('Fuses are as stated', await fuseComplaints(release.program)),
    finding('Nothing but the app is in it', contents),
    finding('The content security policy is strict', existsSync(release.archive) ? policyComplaints(release) : []),
    finding(
      'The program knows its archive',
      integrityComplaints(release),
      release.platform === 'linux' ? 'Linux has no such check; the signature of the package has to stand in' : null,
    ),
    modules(release),
    finding('Licences are there', licenceComplaints(root, folder)),
    finding('The bill of materials matches the lock file', bill(root, release)),
  ]
}
