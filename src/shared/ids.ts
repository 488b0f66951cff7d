import { z } from 'zod'

/** Opaque identifiers. They carry no content: they may stand in logs, audit trails and object names. */
const opaqueId = z.string().regex(/^[A-Za-z0-9_-]{4,64}$/)

export const organisationId = opaqueId.brand<'OrganisationId'>()
export const memberId = opaqueId.brand<'MemberId'>()
export const deviceId = opaqueId.brand<'DeviceId'>()
export const projectId = opaqueId.brand<'ProjectId'>()
export const shardId = opaqueId.brand<'ShardId'>()
export const grantId = opaqueId.brand<'GrantId'>()
export const labelId = opaqueId.brand<'LabelId'>()
export const changeId = opaqueId.brand<'ChangeId'>()
export const requestId = opaqueId.brand<'RequestId'>()
export const certificateId = opaqueId.brand<'CertificateId'>()
export const holdId = opaqueId.brand<'HoldId'>()
export const modelId = opaqueId.brand<'ModelId'>()
/** A set of suggestions that a lead provides for a shard. */
export const setId = opaqueId.brand<'SetId'>()
/** A folder that the person picked; the path stays in the main process. */
export const folderToken = opaqueId.brand<'FolderToken'>()

/** A file that the person picked, as with folders. */
export const fileToken = opaqueId.brand<'FileToken'>()

export type OrganisationId = z.infer<typeof organisationId>
export type MemberId = z.infer<typeof memberId>
export type DeviceId = z.infer<typeof deviceId>
export type ProjectId = z.infer<typeof projectId>
export type ShardId = z.infer<typeof shardId>
export type GrantId = z.infer<typeof grantId>
export type LabelId = z.infer<typeof labelId>
export type ChangeId = z.infer<typeof changeId>
export type RequestId = z.infer<typeof requestId>
export type CertificateId = z.infer<typeof certificateId>
export type HoldId = z.infer<typeof holdId>
export type ModelId = z.infer<typeof modelId>
export type SetId = z.infer<typeof setId>
export type FolderToken = z.infer<typeof folderToken>
export type FileToken = z.infer<typeof fileToken>
