import { Failure } from '../../../shared/failures.ts'
import { certificateDocument } from '../../guard/trust/certificate.ts'
import { readClaims } from '../../guard/trust/signed.ts'
import { writeIntoFolder } from '../../storage/write-into-folder.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { certificatePage } from '../../station/verify/certificate-page.ts'
import { findCertificate } from './certificates.ts'

/**
 * Writes a certificate into a folder: the signed bytes, which count, and a page to read and to print.
 *
 * @throws {@link Failure} `NOT_FOUND`, `DISK_FULL`, `DISK_FAILED`
 */
export const saveCertificate = async (
  at: Unlocked,
  { certificateId, folder }: { readonly certificateId: string; readonly folder: string },
): Promise<{ files: string[] }> => {
  const kept = at.home.certificates.find(certificateId)
  if (!kept) throw new Failure('NOT_FOUND')
  const known = await findCertificate(at, certificateId)
  const page = certificatePage(readClaims(kept.jws, certificateDocument), { ...known, keyId: known.signedBy })
  const files = await writeIntoFolder(folder, {
    [`certificate-${certificateId}.jws`]: kept.jws,
    [`certificate-${certificateId}.html`]: page,
  })
  at.audit.append({ event: 'export.write', result: 'done', reason: 'certificate', subject: certificateId })
  return { files }
}
