import type { CertificateDocument } from '../../guard/trust/certificate.ts'
import type { Debt } from '../debts.ts'
import { sayCause } from './certificate-page.ts'
import type { ExchangeBundle } from './exchange-bundle.ts'
import { facts, heading, htmlPage, paragraph, table } from './page.ts'
import type { VerifyReport } from './report.ts'

export interface DeletionReport {
  readonly bundle: ExchangeBundle
  readonly report: VerifyReport
  readonly certificates: readonly CertificateDocument[]
  readonly outstanding: readonly Debt[]
  readonly rootFingerprint: string
}

/** A deletion report as a page to read and to print. What counts is the file beside it: anybody can verify that one. */
export const deletionReportPage = ({
  bundle,
  report,
  certificates,
  outstanding,
  rootFingerprint,
}: DeletionReport): string =>
  htmlPage('Deletion report', [
    paragraph(
      report.ok
        ? 'Every device that held data of this project has certified that it is gone, and every signature holds.'
        : 'Not everything is proved yet. What is missing stands below.',
    ),
    facts([
      ['Project', bundle.projectId],
      ['Made', bundle.madeAt],
      ['Root of the organisation', rootFingerprint],
      ['Signed objects', String(Object.keys(bundle.objects).length)],
    ]),
    heading('Outstanding'),
    outstanding.length === 0
      ? paragraph('Nothing is outstanding.')
      : table([
          ['Device', 'Shards', 'Ordered'],
          ...outstanding.map(({ deviceId, shardIds, orderedAt }) => [deviceId, shardIds.join(', '), orderedAt]),
        ]),
    heading('Certificates'),
    table([
      ['Certificate', 'Device', 'Cause', 'Shards', 'Keys', 'Finished'],
      ...certificates.map((document) => [
        document.certificateId,
        document.deviceId,
        sayCause(document.cause),
        String(document.shards.length),
        String(document.keyIds.length),
        document.finishedAt,
      ]),
    ]),
    heading('Checks'),
    table([
      ['Check', 'Holds', 'Found'],
      ...report.checks.map(({ what, ok, found }) => [what, ok ? 'yes' : 'no', found]),
    ]),
    heading('Check it yourself'),
    paragraph(
      `Run "auxerta verify-report deletion-report-${bundle.projectId}.json --root FILE" with the root public key of the organisation. Nothing else is needed, and nothing is opened.`,
    ),
  ])
