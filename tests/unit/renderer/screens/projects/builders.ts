import type { Assignment, CertificateRow, ProjectDetail } from '../../../../../src/shared/ipc/projects.ts'

type Shard = ProjectDetail['shards'][number]

/** A local moment of November 2026 as RFC 3339. */
export const isoAt = (day: number, hour = 0): string => new Date(2026, 10, day, hour).toISOString()

/** Tuesday 24 November 2026, 10:30. */
export const nowMs = new Date(2026, 10, 24, 10, 30).getTime()

export const assignmentOf = (fields: Partial<Assignment>): Assignment => ({
  grantId: 'grant-0001' as Assignment['grantId'],
  deviceId: 'device-0001' as Assignment['deviceId'],
  memberName: 'Mira Okafor',
  deviceName: 'WS-0417',
  role: 'annotate',
  grantedAt: isoAt(23, 9),
  notBefore: isoAt(23, 9),
  expires: isoAt(30, 18),
  offlineLeaseHours: 72,
  state: 'open',
  revokedAt: null,
  ...fields,
})

export const certificateOf = (fields: Partial<CertificateRow>): CertificateRow => ({
  deviceId: 'device-0001' as CertificateRow['deviceId'],
  cause: null,
  deviceName: 'WS-0417',
  memberName: 'Mira Okafor',
  shardNames: ['plates-01'],
  state: 'outstanding',
  certificateId: null,
  orderedAt: isoAt(23, 18),
  at: null,
  ...fields,
})

export const shardOf = (fields: Partial<Shard>): Shard => ({
  shardId: `shard-${fields.name ?? 'plates-01'}` as Shard['shardId'],
  name: 'plates-01',
  items: 240,
  sizeBytes: 310_000_000,
  delivered: 12,
  accepted: 4,
  returned: 1,
  erased: 0,
  assignments: [],
  ...fields,
})

export const projectOf = (fields: Partial<ProjectDetail>): ProjectDetail => ({
  projectId: 'project-0001' as ProjectDetail['projectId'],
  name: 'Historic plates',
  client: 'Halden Museum of Photography',
  colour: 1,
  state: 'active',
  kinds: ['image'],
  items: 1920,
  delivered: 880,
  accepted: 761,
  returned: 41,
  waitingReview: 78,
  dueAt: isoAt(27, 12),
  policy: {
    regions: [],
    watermark: true,
    copyText: false,
    contentProtection: true,
    retentionDays: 30,
    lapseGraceDays: 14,
    degradedKeyStore: 'warn',
    idleLockMinutes: 5,
  },
  ontology: { version: 1, classes: [] },
  shards: [],
  status: { issuedAt: isoAt(24, 10), validUntil: isoAt(24, 11) },
  log: { entries: 12, whole: true },
  certificates: [],
  holds: [],
  deletion: null,
  retentionEndsAt: null,
  ...fields,
})
