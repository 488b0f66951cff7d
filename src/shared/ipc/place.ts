import { z } from 'zod'

const id = z.string().max(64)

/**
 * Where a person is in the app: the name of a screen and ids, never a word of content. Kept in the memory of the main
 * process while the page is destroyed and loaded anew at the lock.
 */
export const place = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('work'), projectId: id.optional() }),
  z.strictObject({ screen: z.literal('returned') }),
  z.strictObject({
    screen: z.literal('workbench'),
    shardId: id,
    index: z.int().nonnegative().nullable(),
    /** How the picture is looked at: CSS pixels per image pixel, and the image point in the middle. */
    view: z.strictObject({ scale: z.number().positive(), x: z.number(), y: z.number() }).optional(),
  }),
  z.strictObject({
    screen: z.literal('projects'),
    projectId: id.nullable(),
    tab: z.enum(['overview', 'shards', 'people', 'labels', 'models', 'certificates', 'proof', 'deletion']).optional(),
  }),
  z.strictObject({
    screen: z.literal('review'),
    projectId: id.optional(),
    shardId: id.optional(),
    index: z.int().nonnegative().optional(),
  }),
  z.strictObject({ screen: z.literal('members') }),
  z.strictObject({ screen: z.literal('certificates'), certificateId: id.optional() }),
  z.strictObject({ screen: z.literal('device') }),
])
export type Place = z.infer<typeof place>
