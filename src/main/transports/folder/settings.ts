import { z } from 'zod'

/** Settings of a folder exchange: a local disk, an SMB share, a USB stick. */
export const folderSettings = z.strictObject({
  kind: z.literal('folder'),
  /** Absolute path of a folder that exists. */
  path: z.string().min(1),
})

export type FolderSettings = z.infer<typeof folderSettings>
