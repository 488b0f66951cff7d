import { z } from 'zod'
import { roles } from '../access/permissions.ts'
import { deviceId, folderToken, memberId } from '../ids.ts'
import { call } from './define.ts'
import { auditEntry } from './device-audit.ts'

const moment = z.iso.datetime()

/** What this device holds about one member: for the person who asks, and for whoever has to answer. */
export const personalReport = z.object({
  memberId,
  at: moment,
  organisation: z.string(),
  /** The membership: a person's devices, with the names that are sealed in it. */
  devices: z.array(
    z.object({
      deviceId,
      memberName: z.string(),
      deviceName: z.string(),
      roles: z.array(z.enum(roles)),
      region: z.string().nullable(),
      enrolledAt: moment,
      revokedAt: moment.nullable(),
      wipeOrderedAt: moment.nullable(),
    }),
  ),
  /** Requests to join that carry the same name. */
  requests: z.array(z.object({ requestId: z.string(), memberName: z.string(), deviceName: z.string(), at: moment })),
  grants: z.array(
    z.object({
      grantId: z.string(),
      projectId: z.string(),
      projectName: z.string(),
      deviceId: z.string(),
      role: z.string(),
      shards: z.int().nonnegative(),
      notBefore: moment,
      expires: moment,
      endedAt: moment.nullable(),
    }),
  ),
  /** Delivered work and how long it took, a line per project. */
  work: z.array(
    z.object({
      projectId: z.string(),
      projectName: z.string(),
      rounds: z.int().nonnegative(),
      activeSeconds: z.number().nonnegative(),
      labels: z.int().nonnegative(),
      accepted: z.int().nonnegative(),
      returned: z.int().nonnegative(),
      waiting: z.int().nonnegative(),
      firstAt: moment,
      lastAt: moment,
      /** What reviewers wrote about it. Who wrote it is their data, not this person's. */
      remarks: z.array(z.object({ at: moment, text: z.string() })),
    }),
  ),
  /** Work that lies on this device, when it is the person's own. */
  here: z.array(
    z.object({
      projectId: z.string(),
      projectName: z.string(),
      items: z.int().nonnegative(),
      activeSeconds: z.number().nonnegative(),
      labels: z.int().nonnegative(),
      remarks: z.array(z.object({ at: moment, text: z.string() })),
    }),
  ),
  /** What the person decided and wrote as a reviewer. */
  reviews: z.array(
    z.object({
      projectId: z.string(),
      projectName: z.string(),
      decisions: z.int().nonnegative(),
      comments: z.array(z.object({ at: moment, text: z.string() })),
    }),
  ),
  /** Signed entries of the person's devices that are kept here. */
  logs: z.array(
    z.object({ deviceId: z.string(), kind: z.string(), entries: z.int().positive(), firstAt: moment, lastAt: moment }),
  ),
  certificates: z.array(z.object({ certificateId: z.string(), projectId: z.string(), at: moment })),
  /** Entries of this device's audit trail that name the person or their devices by id; the newest ones in full. */
  audit: z.object({ total: z.int().nonnegative(), entries: z.array(auditEntry) }),
  /** What this device cannot see, and where to ask. */
  elsewhere: z.array(z.string()),
})
export type PersonalReport = z.infer<typeof personalReport>

const counted = { what: z.string(), count: z.int().nonnegative() }

/** What a deletion took away, and what stays with its reason in law. */
export const forgetting = z.object({
  placeholder: z.string(),
  removed: z.array(z.object(counted)),
  kept: z.array(z.object({ ...counted, why: z.string() })),
})
export type Forgetting = z.infer<typeof forgetting>

const person = z.object({ memberId })
const name = (length: number) => z.string().trim().min(1).max(length)

/** The calls about a person's own data; part of the group `members`. Each is an audit event. */
export const personalDataCalls = {
  report: call({ requires: 'member:write', input: person, output: personalReport }),
  /** Writes the report into a folder, as JSON and as a page to read. */
  saveReport: call({
    requires: 'member:write',
    input: person.extend({ folder: folderToken }),
    output: z.object({ files: z.array(z.string()) }),
  }),
  /** The same for whoever works on this device: what it holds about them. */
  saveOwn: call({
    requires: 'device:read',
    input: z.object({ folder: folderToken }),
    output: z.object({ files: z.array(z.string()) }),
  }),
  /** Seals other names in a new version of the membership. */
  correct: call({
    requires: 'member:write',
    input: person.extend({
      memberName: name(80),
      devices: z.array(z.object({ deviceId, deviceName: name(40) })).max(100),
    }),
    output: z.object({ version: z.int().positive(), comments: z.int().nonnegative() }),
  }),
  /** Takes the names of a former member away, and the times of their work. `typedName` is the name it is about. */
  forget: call({
    requires: 'member:write',
    input: person.extend({ typedName: z.string().max(80) }),
    output: forgetting,
  }),
}
