import type { CertificateDocument } from '../../guard/trust/certificate.ts'
import { facts, heading, htmlPage, list, paragraph, table } from './page.ts'

const causeWords: Record<CertificateDocument['cause'], string> = {
  'project-completed': 'The project was completed',
  'grant-revoked': 'The assignment was taken back',
  returned: 'The assignment was given back',
  'lease-lapsed': 'The lease ended and its grace passed',
  'item-erased': 'Items were erased on request',
  'device-lost': 'The device was reported lost',
  'retention-ended': 'The retention of the contract ended',
  'client-deletion': 'The client asked for deletion',
}

/** Why something was wiped, in words. */
export const sayCause = (cause: CertificateDocument['cause']): string => causeWords[cause]

/** What the page says beside the document: how the signature was checked, and names if this device may know them. */
export interface AroundCertificate {
  readonly signatureValid: boolean
  readonly keyId: string
  readonly fingerprint: string
  readonly organisation: string | null
  readonly memberName: string | null
  readonly deviceName: string | null
}

const named = (name: string | null, id: string): string => (name === null ? id : `${name} (${id})`)

const whatAndWhere = (document: CertificateDocument, around: AroundCertificate): string[] => [
  heading('What'),
  facts([
    ['Organisation', named(around.organisation, document.organisationId)],
    ['Project', document.projectId],
    ['Scope', document.scope],
    ['Cause', sayCause(document.cause)],
    ['Started', document.startedAt],
    ['Finished', document.finishedAt],
    ['Trusted time', document.trustedTime ?? 'none seen'],
    ['Holds at the lead', document.holdIds.join(', ') || 'none'],
  ]),
  heading('Where'),
  facts([
    ['Device', named(around.deviceName, document.deviceId)],
    ['Asset', document.assetId],
    ['Manufacturer', document.hardware.manufacturer],
    ['Model', document.hardware.model],
    ['Serial number', document.hardware.serial],
    ['Medium', document.hardware.media],
    ['Source of the medium', document.mediaSource],
    ['Before', document.confidentiality.before],
    ['After', document.confidentiality.after],
    ['Destination', document.destination],
  ]),
]

const howAndWho = (document: CertificateDocument, around: AroundCertificate): string[] => [
  heading('How'),
  facts([
    ['Method', document.method],
    ['Technique', document.technique],
    ['Tool', `${document.tool} ${document.toolVersion}`],
    ['Key store', document.keyStore],
  ]),
  table([
    ['Step', 'Done', 'Took', 'Found'],
    ...document.steps.map(({ step, ok, ms, found }) => [step, ok ? 'yes' : 'no', `${String(ms)} ms`, found]),
  ]),
  heading('Who'),
  table([
    ['', 'Member', 'Title', 'Location', 'Date', 'Method'],
    ...(['performedBy', 'verifiedBy'] as const).map((role) => {
      const who = document[role]
      const member = named(around.memberName, who.memberId)
      return [role === 'performedBy' ? 'Performed' : 'Verified', member, who.title, who.location, who.at, who.method]
    }),
  ]),
]

const destroyed = (document: CertificateDocument): string[] => [
  heading('Destroyed'),
  table([
    ['Shard', 'Version', 'SHA-256 of the ciphertext'],
    ...document.shards.map(({ shardId, version, sha256 }) => [shardId, String(version), sha256]),
  ]),
  ...(document.erasedItems.length === 0
    ? []
    : [
        table([
          ['Erased from shard', 'Item'],
          ...document.erasedItems.map(({ shardId, index }) => [shardId, String(index)]),
        ]),
      ]),
  facts([
    ['Grants', document.grantIds.join(', ') || 'none'],
    ['Keys', document.keyIds.join(', ') || 'none'],
  ]),
  heading('What remains'),
  list(document.residuals),
]

/** A certificate of sanitisation as a page to read and to print; the signed bytes lie beside it and are what counts. */
export const certificatePage = (document: CertificateDocument, around: AroundCertificate): string =>
  htmlPage('Certificate of sanitisation', [
    paragraph(`${document.certificateId}, after NIST SP 800-88 Rev. 1, Appendix G`),
    paragraph(
      around.signatureValid
        ? 'The signature is valid. Check it yourself against the signed file beside this page.'
        : 'The signature is not valid. This page proves nothing.',
    ),
    ...whatAndWhere(document, around),
    ...howAndWho(document, around),
    ...destroyed(document),
    heading('Signature'),
    facts([
      ['Algorithm', 'ES256 (RFC 7518)'],
      ['Key', around.keyId],
      ['Fingerprint', around.fingerprint],
      ['Audit entry', String(document.auditEntry)],
    ]),
  ])
