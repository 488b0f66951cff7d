import { z } from 'zod'
import { folderToken, modelId, projectId, shardId } from '../ids.ts'
import { classId } from '../labels/base.ts'
import { imagePoint } from '../labels/point.ts'
import { call, notice } from './define.ts'

const kind = z.enum(['detector', 'promptable'])
const place = { shardId, index: z.int().nonnegative(), part: z.string().min(1).max(64), modelId }

/** A model as a lead sees it. */
export const modelRow = z.object({
  modelId,
  name: z.string(),
  kind,
  licence: z.string(),
  sizeBytes: z.int().nonnegative(),
  addedAt: z.iso.datetime(),
  /** What the model calls its classes and what they are here; null for what nobody wants. Empty for a promptable one. */
  classes: z.array(z.object({ name: z.string(), classId: classId.nullable() })),
})
export type ModelRow = z.infer<typeof modelRow>

/** A model as it is offered beside the work. */
export const offeredModel = z.object({
  modelId,
  name: z.string(),
  kind,
  /** The size that a picture is scaled to before it is handed over, and how. */
  picture: z.object({
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
    fit: z.enum(['letterbox', 'corner', 'stretch']),
  }),
  /** The classes that it can suggest. */
  classIds: z.array(classId),
})
export type OfferedModel = z.infer<typeof offeredModel>

/** The model has not seen this picture yet, or not any more: hand it over, then ask again. */
const pictureNeeded = z.object({ outcome: z.literal('picture-needed') })
const ms = z.number().nonnegative()

/** A box that a model suggests, in pixels of the oriented picture. */
export const suggestedBox = z.object({
  classId,
  confidence: z.number().min(0).max(1),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
})
export type SuggestedBox = z.infer<typeof suggestedBox>

const project = { projectId }
const classes = z.array(classId.nullable()).max(1_000)

/** Models that help: a lead brings them along, an annotator asks them. They run on this machine, in a process of their own. */
export const models = {
  list: call({ requires: 'project:read', input: z.object(project), output: z.array(modelRow) }),
  /** Reads a folder and tries the model out, without taking it. What is wrong comes as a failure. */
  inspect: call({
    requires: 'project:write',
    input: z.object({ ...project, folder: folderToken }),
    output: z.object({
      name: z.string(),
      kind,
      licence: z.string(),
      sizeBytes: z.int().nonnegative(),
      /** With the class of the project that has the same name. */
      classes: modelRow.shape.classes,
      /** How long loading and one run took here, in milliseconds. */
      loadMs: ms,
      runMs: ms,
    }),
  }),
  /** Tries the model out, seals it and hands it to every device of the project. */
  add: call({
    requires: 'project:write',
    input: z.object({
      ...project,
      folder: folderToken,
      /** One for each class of the model, in its order; empty for a promptable one. */
      classIds: classes,
      /** Takes the place of this one. */
      replaces: modelId.nullable(),
    }),
    output: z.object({ modelId }),
  }),
  remove: call({
    requires: 'project:write',
    input: z.object({ ...project, modelId }),
    output: z.object({ at: z.iso.datetime() }),
  }),
  /** The models that may be asked about items of a shard. */
  offered: call({ requires: 'label:write', input: z.object({ shardId }), output: z.array(offeredModel) }),
  /** Asks a detector about a picture that was handed over. */
  suggest: call({
    requires: 'label:write',
    input: z.object(place),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('done'), boxes: z.array(suggestedBox), ms }),
      pictureNeeded,
    ]),
  }),
  /** Asks a promptable model for the outline of what is pointed at, in pixels of the oriented picture. */
  outline: call({
    requires: 'label:write',
    input: z.object({
      ...place,
      points: z.array(z.object({ at: imagePoint, inside: z.boolean() })).max(100),
      box: z.tuple([imagePoint, imagePoint]).nullable(),
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('done'),
        /** As in a polygon: even-odd, not closed. Empty when the model found nothing there. */
        rings: z.array(z.array(imagePoint)),
        confidence: z.number().min(0).max(1),
        ms,
      }),
      pictureNeeded,
    ]),
  }),
  changed: notice(z.object({})),
}
