import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { publicKey, type PublicKey } from '../main/guard/trust/key-pairs.ts'
import { parseJson } from '../main/guard/trust/signed.ts'
import { exchangeBundle, type ExchangeBundle } from '../main/station/verify/exchange-bundle.ts'
import type { VerifyReport } from '../main/station/verify/report.ts'
import { Failure } from '../shared/failures.ts'
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

/** The most that a deletion report may weigh. */
const maxReportBytes = 512 * 1024 * 1024

const readReportBytes = (file: string): Buffer => {
  try {
    if (statSync(file).size <= maxReportBytes) return readFileSync(file)
  } catch {
    throw new UsageError('The report cannot be read.')
  }
  throw new Failure('DOCUMENT_INVALID')
}

/** Reads a deletion report, its size first. @throws {@link UsageError}, {@link Failure} `DOCUMENT_INVALID` */
export const readBundle = (file: string): ExchangeBundle => parseJson(readReportBytes(file), exchangeBundle)

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
