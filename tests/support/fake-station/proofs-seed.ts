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

/** One certificate of an earlier project of this device. */
export const fakeCertificates = (at: Moments, self: Person): z.input<typeof certificate>[] => [
  {
    certificateId: 'cert-5F-2281',
    organisation: organisation.name,
    projectId: 'project-lanterns',
    projectName: 'Street lanterns',
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
    technique: 'Cryptographic erase of all keys, then deletion of ciphertext',
    tool: 'Auxerta Workstation',
    toolVersion: '0.1.0',
    startedAt: at.day(-4, 16, 8),
    finishedAt: at.day(-4, 16, 8),
    trustedTime: at.day(-4, 16, 7),
    cause: 'Project completed',
    grantIds: ['grant-lanterns-01'],
    shards: [
      { shardId: 'shard-lanterns-01', sha256: '9f2c41d07be85a6633c0e4a1f7d2b8905ce61f3a4478d90b2a6c5e1f0d3b7a84' },
      { shardId: 'shard-lanterns-02', sha256: '1b7e60a94cd3f2581e9a07c6b45d8f3290ce71ab6f4d25183e0c9ab7d6f5e412' },
    ],
    keyIds: ['key-7Q2f', 'key-9Lw0'],
    keyStore: 'Secret Service (gnome-keyring)',
    steps: [
      step('Unsent work sealed for the lead', 41, '0 changes'),
      step('Readers stopped and memory cleared', 12, '2 shards'),
      step('Keys destroyed', 8, '2 keys'),
      step('Files deleted', 903, '6 files'),
      step('Searched for what is left', 1_240, 'nothing'),
    ],
    verification: 'Known strings of the project searched in home, cache and temporary folders: none found',
    residuals: ['Wear-levelled blocks of the drive may keep ciphertext whose key no longer exists'],
    signedBy: `${self.deviceName} device key`,
    fingerprint: self.fingerprint,
    signatureValid: true,
  },
]
