import { Failure } from '../../../shared/failures.ts'
import type { ProjectId } from '../../../shared/ids.ts'
import { certificateDocument } from '../../guard/trust/certificate.ts'
import { fingerprintOf, keyIdOf } from '../../guard/trust/key-pairs.ts'
import { readClaims } from '../../guard/trust/signed.ts'
import { writeIntoFolder } from '../../storage/write-into-folder.ts'
import { debtsOf } from '../../station/debts.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { bundleTransport, collectBundle } from '../../station/verify/exchange-bundle.ts'
import { deletionReportPage } from '../../station/verify/deletion-report-page.ts'
import { verifyExchange } from '../../station/verify/verify-exchange.ts'

/**
 * Writes everything that proves the deletion of a project into a folder: the signed objects in one file, checkable anywhere
 * with `auxerta verify-report` and the root public key, and a page to read and to print that says what that check found now.
 * Neither holds a name of the project, of the client or of a person: add those where the report is filed.
 *
 * @throws {@link Failure} `NOT_FOUND`, `EXCHANGE_UNREACHABLE`, `DISK_FULL`, `DISK_FAILED`
 */
export const writeDeletionReport = async (
  at: Unlocked,
  { projectId, folder }: { readonly projectId: ProjectId; readonly folder: string },
) => {
  const project = at.projects.get(projectId)
  if (project?.role !== 'owner') throw new Failure('NOT_FOUND')
  const deviceIds = (at.membership?.members ?? []).map((member) => member.deviceId)
  const bundle = await collectBundle(at.exchange, { projectId, deviceIds, madeAt: at.clock.now() })
  const report = await verifyExchange({ exchange: bundleTransport(bundle), root: at.identity.rootKey, projectId })
  const certificates = at.home.certificates
    .forProject(projectId)
    .map(({ jws }) => readClaims(jws, certificateDocument))
    .sort((a, b) => a.finishedAt.localeCompare(b.finishedAt))
  const outstanding = debtsOf(project.state, { membership: at.membership, certificates })
  const rootFingerprint = fingerprintOf(await keyIdOf(at.identity.rootKey))
  const page = deletionReportPage({ bundle, report, certificates, outstanding, rootFingerprint })
  const files = await writeIntoFolder(folder, {
    [`deletion-report-${projectId}.json`]: JSON.stringify(bundle),
    [`deletion-report-${projectId}.html`]: page,
  })
  at.audit.append({ event: 'export.write', result: 'done', reason: 'deletion-report', subject: projectId })
  return { files, ok: report.ok, outstanding: outstanding.length }
}
