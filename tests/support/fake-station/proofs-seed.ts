import type { z } from 'zod'
import type { certificate } from '../../../src/shared/ipc/device.ts'
import type { enrolmentRequest, memberRow } from '../../../src/shared/ipc/members.ts'
import type { Moments } from './moments.ts'
import { everyone, organisation, type Person } from './people.ts'

/** The membership as the admin sees it. */
export const fakeMembers = (at: Moments, self: Person, bare: boolean): z.input<typeof memberRow>[] =>
  everyone
    .filter((entry) => !bare || entry === self)
    .map((entry, place) => ({
      memberId: entry.memberId,
      memberName: entry.name,
      roles: entry.roles,
      deviceId: entry.deviceId,
      deviceName: entry.deviceName,
      fingerprint: entry.fingerprint,
      enrolledAt: at.ago({ days: 90 - place * 9 }),
      revokedAt: null,
      wipeOrderedAt: null,
      region: null,
      isSelf: entry === self,
    }))

export const fakeRequests = (at: Moments): z.input<typeof enrolmentRequest>[] => [
  {
    requestId: 'request-1',
    memberName: 'Tomasz Wrona',
    deviceName: 'WS-0430',
    fingerprint: '20417 88125 60039 71552',
    at: at.ago({ minutes: 9 }),
  },
]

const step = (name: string, ms: number, found: string) => ({ step: name, ok: true, ms, found })

const steps = [
  step('unsent-work-sealed', 41, '0 items'),
  step('readers-stopped', 12, '2 shards'),
  step('memory-dropped', 1, 'nothing kept'),
  step('keys-destroyed', 8, '2 keys'),
  step('home-key-replaced', 96, '1 home key and 1 device secret replaced'),
  step('files-deleted', 903, '6 files'),
  step('residue-scanned', 1_240, 'nothing left'),
]

type CertificateInput = z.input<typeof certificate>

const performedBy = (self: Person, at: string): CertificateInput['performedBy'] => ({
  memberId: self.memberId,
  title: 'Program on the device of the member',
  location: 'SE',
  at,
  method:
    'Data was written encrypted only (AES-256); every key of it on this device was overwritten, then the ciphertext deleted.',
})

/** A certificate of this device; say what it is about. */
const fakeCertificate = (
  self: Person,
  at: string,
  rest: Pick<CertificateInput, 'certificateId' | 'projectId' | 'projectName' | 'cause' | 'scope'> &
    Partial<CertificateInput>,
): CertificateInput => ({
  organisation: organisation.name,
  deviceId: self.deviceId,
  deviceName: self.deviceName,
  memberName: self.name,
  hardware: {
    manufacturer: 'Lenovo',
    model: 'ThinkPad T14 Gen 5',
    serial: 'not readable',
    media: 'NVMe solid state drive',
  },
  method: 'Purge',
  technique: 'Cryptographic erase: keys destroyed, ciphertext deleted',
  tool: 'Auxerta Workstation',
  toolVersion: '0.1.0',
  startedAt: at,
  finishedAt: at,
  trustedTime: at,
  grantIds: [],
  shards: [],
  erasedItems: [],
  keyIds: ['key-7Q2f'],
  holdIds: [],
  keyStore: 'Secret Service (gnome-keyring)',
  steps,
  assetId: self.deviceId,
  mediaSource: 'Workstation of the member',
  confidentiality: { before: 'Client data, encrypted at rest', after: 'None' },
  destination: 'Stays in use with the member',
  performedBy: performedBy(self, at),
  verifiedBy: {
    ...performedBy(self, at),
    method:
      'No key of the grants and no file of the shards is left in the home folder; the grants on the exchange cannot be opened.',
  },
  residuals: ['Wear-levelled blocks of the drive may keep ciphertext whose key no longer exists'],
  signedBy: `${self.deviceName} device key`,
  fingerprint: self.fingerprint,
  signatureValid: true,
  ...rest,
})

const digests = [
  '9f2c41d07be85a6633c0e4a1f7d2b8905ce61f3a4478d90b2a6c5e1f0d3b7a84',
  '1b7e60a94cd3f2581e9a07c6b45d8f3290ce71ab6f4d25183e0c9ab7d6f5e412',
] as const

/** Certificates of this device: a whole project, and one item out of a shard that goes on. */
export const fakeCertificates = (at: Moments, self: Person): CertificateInput[] => [
  fakeCertificate(self, at.day(-4, 16, 8), {
    certificateId: 'cert-5F-2281',
    projectId: 'project-lanterns',
    projectName: 'Street lanterns',
    cause: 'project-completed',
    scope: 'project',
    grantIds: ['grant-lanterns-01'],
    shards: [
      { shardId: 'shard-lanterns-01', version: 1, sha256: digests[0] },
      { shardId: 'shard-lanterns-02', version: 1, sha256: digests[1] },
    ],
    keyIds: ['key-7Q2f', 'key-9Lw0'],
    holdIds: ['hold-2025-118'],
  }),
  fakeCertificate(self, at.day(-6, 11, 30), {
    certificateId: 'cert-5F-2197',
    projectId: 'project-plates',
    projectName: 'Historic plates',
    cause: 'item-erased',
    scope: 'items',
    grantIds: ['grant-plates-05-a'],
    shards: [{ shardId: 'shard-plates-05', version: 1, sha256: digests[1] }],
    erasedItems: [{ shardId: 'shard-plates-05', index: 17 }],
    keyIds: ['key-3Bv8'],
  }),
]

/** A certificate that this device writes now. */
export const certifyNow = (self: Person, about: Parameters<typeof fakeCertificate>[2]): CertificateInput =>
  fakeCertificate(self, new Date().toISOString(), about)
