import { z } from 'zod'
import { roles } from '../../../shared/access/permissions.ts'
import { deviceId, memberId, organisationId, requestId } from '../../../shared/ids.ts'
import { publicKey } from './key-pairs.ts'

/** Who the organisation is: signed by its own root key, pinned by every device when it joins. */
export const organisationDocument = z.strictObject({
  organisationId,
  name: z.string().min(1).max(80),
  version: z.int().positive(),
  issuedAt: z.iso.datetime(),
  root: publicKey,
  /** Where enrolment requests are sealed to. */
  adminAgreementKey: publicKey,
})
export type OrganisationDocument = z.infer<typeof organisationDocument>

/**
 * The root that comes after the one that signs this, one version later (TUF § 5.3). `acceptance` is signed by the new root: nobody can
 * be made root of an organisation without holding the key.
 */
export const rootDocument = z.strictObject({
  organisationId,
  version: z.int().min(2),
  issuedAt: z.iso.datetime(),
  root: publicKey,
  acceptance: z.string().max(4_096),
})

/** What the new root says about itself. `previous` is the key id of the root before it. */
export const rootAcceptance = z.strictObject({
  organisationId,
  version: z.int().min(2),
  previous: z.string().max(64),
})

/** One person on one device. Names are sealed for staff; everybody else sees ids and keys. */
export const memberEntry = z.strictObject({
  memberId,
  deviceId,
  roles: z.array(z.enum(roles)).min(1),
  signingKey: publicKey,
  agreementKey: publicKey,
  enrolledAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** The device is lost: it wipes what it was granted as soon as it learns of this. */
  wipeOrderedAt: z.iso.datetime().nullable().optional(),
  /** The country the device stands in as the admin knows it, ISO 3166-1 alpha-2; absent when nobody said. */
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  /** JWE under the directory key: memberName and deviceName. */
  sealedNames: z.string().max(8_192),
  /** JWE of the directory key to this device; only for admin, lead and reviewer. */
  directoryKey: z.string().max(8_192).nullable(),
})
export type MemberEntry = z.infer<typeof memberEntry>

export const memberNames = z.strictObject({ memberName: z.string().max(80), deviceName: z.string().max(40) })
export type MemberNames = z.infer<typeof memberNames>

/** Everyone who belongs, signed by the root. Versions never decrease. */
export const membershipDocument = z.strictObject({
  organisationId,
  version: z.int().positive(),
  issuedAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  members: z.array(memberEntry).max(100_000),
})
export type MembershipDocument = z.infer<typeof membershipDocument>

/** A device asks to be taken in: signed by its new key, sealed to the admin. */
export const enrolmentDocument = z.strictObject({
  requestId,
  organisationId,
  memberName: z.string().trim().min(1).max(80),
  deviceName: z.string().trim().min(1).max(40),
  deviceId,
  signingKey: publicKey,
  agreementKey: publicKey,
  at: z.iso.datetime(),
})
export type EnrolmentDocument = z.infer<typeof enrolmentDocument>

/** A short-lived statement of where a project's log stands. Without a fresh one, nothing opens. */
export const statusDocument = z.strictObject({
  log: z.string().max(200),
  headSeq: z.int().positive(),
  headHash: z.string().max(64),
  issuedAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
})
export type StatusDocument = z.infer<typeof statusDocument>
