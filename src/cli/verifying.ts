import { accessSync, constants, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { publicKey, type PublicKey } from '../main/guard/trust/key-pairs.ts'
import type { VerifyReport } from '../main/station/verify/report.ts'
import { exitCodes, type Output } from './output.ts'
import { UsageError } from './usage-error.ts'

/** Reads the root public key that a verification trusts. @throws {@link UsageError} */
export const readRoot = (file: string): PublicKey => {
  try {
    return publicKey.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new UsageError('The root file is not a P-256 public key in JSON (JWK).')
  }
}

/** The full path of a file that can be read. @throws {@link UsageError} */
export const readableFile = (file: string): string => {
  const path = resolve(file)
  try {
    accessSync(path, constants.R_OK)
    return path
  } catch {
    throw new UsageError('The trail file cannot be read.')
  }
}

/** Prints what a verification found; the process ends with 1 when something does not hold. */
export const answerReport = (output: Output, report: VerifyReport): void => {
  output.answer(report, () => [
    ...report.checks.map((entry) => `${entry.ok ? 'ok    ' : 'BROKEN'}  ${entry.what}: ${entry.found}`),
    report.ok ? 'Everything holds.' : 'Something does not hold.',
  ])
  if (!report.ok) process.exitCode = exitCodes.failed
}
