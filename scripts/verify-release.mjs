/**
 * Checks an unpacked release: `npm run verify-release DIR`. Exit code 0 when every rule holds, 1 when one does not, 2 without a release.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { verifyRelease } from './release/verify.ts'
import { root } from './setup/paths.mjs'
import { Stop, main, say } from './setup/progress.mjs'

/**
 * Prints every rule with what it found.
 *
 * @param {readonly import('./release/verify.ts').Finding[]} findings
 * @returns {number} The exit code.
 */
export const reportFindings = (findings) => {
  for (const { rule, complaints, note } of findings) {
    say(`${complaints.length === 0 ? '✓' : '✗'} ${rule}${note === null ? '' : ` (${note})`}`)
    for (const complaint of complaints) say(`    ${complaint}`)
  }
  const broken = findings.filter(({ complaints }) => complaints.length > 0).length
  say(`\n${findings.length - broken} of ${findings.length} rules hold`)
  return broken === 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const [folder] = process.argv.slice(2)
    if (folder === undefined || !existsSync(folder)) throw new Stop('Usage: npm run verify-release DIR', 2)
    try {
      return reportFindings(await verifyRelease(root, resolve(folder)))
    } catch (error) {
      throw new Stop(error.message, 2)
    }
  })
}
