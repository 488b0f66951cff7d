import { z } from 'zod'

/** Models are taken up to this size, all files together, in bytes. */
export const largestModelBytes = 512 * 1024 * 1024

/** A longer side would be more pixels than crossing the boundaries of the window is made for. */
const side = z.int().min(16).max(2_048)
const tensorName = z.string().min(1).max(200)
/** A file beside `model.json`; no step into another folder. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.onnx$/)
const threeNumbers = z.tuple([z.number(), z.number(), z.number()])

/** How a picture becomes the tensor that a model takes: the size, where it lies in it, and the numbers. */
export const modelPicture = z.strictObject({
  widthPx: side,
  heightPx: side,
  /** `letterbox`: whole, centred, edges filled. `corner`: whole, at the top left. `stretch`: fills both sides. */
  fit: z.enum(['letterbox', 'corner', 'stretch']),
  layout: z.enum(['NCHW', 'NHWC', 'CHW', 'HWC']).default('NCHW'),
  colours: z.enum(['RGB', 'BGR']).default('RGB'),
  /** A value is (v − mean) / deviation, with v from 0 to 255. */
  mean: threeNumbers.default([0, 0, 0]),
  deviation: threeNumbers.refine((values) => values.every((value) => value !== 0)).default([255, 255, 255]),
  /** What fills the edges, 0 to 255, before mean and deviation. */
  fill: z.number().min(0).max(255).default(0),
})
export type ModelPicture = z.infer<typeof modelPicture>

const common = {
  format: z.literal('auxerta-model-v1'),
  name: z.string().trim().min(1).max(80),
  /** Under which terms the model may be used: shown to whoever adds it. */
  licence: z.string().max(500).default(''),
  picture: modelPicture,
}

/** Where a detector's boxes, scores and classes are in its outputs. */
const detections = z.discriminatedUnion('layout', [
  /** `[1, 4 + classes, N]`, boxes as centre and size in pixels of the input: as YOLOv8 and later export. */
  z.strictObject({ layout: z.literal('columns'), output: tensorName }),
  /** `[1, N, 6]` or `[N, 6]`: corners in pixels of the input, score, class. */
  z.strictObject({ layout: z.literal('rows'), output: tensorName }),
  /** Three outputs `[N, 4]`, `[N]`, `[N]`, each with a 1 in front or not: as SSD and DETR export. */
  z.strictObject({
    layout: z.literal('lists'),
    boxes: tensorName,
    scores: tensorName,
    classes: tensorName,
    corners: z.enum(['xyxy', 'yxyx', 'centre']).default('xyxy'),
    /** `pixel` of the input, or `fraction` of its sides. */
    unit: z.enum(['pixel', 'fraction']).default('pixel'),
    /** The number of the first class; some models count from 1. */
    firstClass: z.int().min(0).max(1).default(0),
  }),
])

/** Finds objects by itself: boxes with a class and a confidence. */
const detectorSpec = z.strictObject({
  ...common,
  kind: z.literal('detector'),
  file: fileName,
  input: tensorName,
  detections,
  /** The model's own names for its classes, in its order. */
  classes: z.array(z.string().trim().min(1).max(80)).min(1).max(1_000),
  /** What is less certain is left out at once, 0 to 1. */
  confidence: z.number().min(0).max(1).default(0.1),
  /** Of two boxes of one class that overlap more than this, the less certain one goes; 1 keeps all. */
  overlap: z.number().min(0).max(1).default(0.5),
})

/** Outlines what is pointed at: an encoder that sees the picture once, and a decoder that is asked again and again. */
const promptableSpec = z.strictObject({
  ...common,
  kind: z.literal('promptable'),
  encoder: z.strictObject({ file: fileName, input: tensorName, output: tensorName }),
  decoder: z.strictObject({
    file: fileName,
    embedding: tensorName.default('image_embeddings'),
    points: tensorName.default('point_coords'),
    labels: tensorName.default('point_labels'),
    /** Both or neither: the mask of an answer before, which is never given. */
    earlierMask: tensorName.nullable().default('mask_input'),
    hasEarlierMask: tensorName.nullable().default('has_mask_input'),
    /** Asks for masks of this size; null for a model whose masks always cover its whole input. */
    size: tensorName.nullable().default('orig_im_size'),
    masks: tensorName.default('masks'),
    scores: tensorName.default('iou_predictions'),
    /** A mask holds the pixels above this. */
    threshold: z.number().default(0),
  }),
})

/**
 * What `model.json` says of a model that is brought along.
 *
 * @see docs/formats/model-v1.md
 */
export const modelSpec = z.discriminatedUnion('kind', [detectorSpec, promptableSpec])
export type ModelSpec = z.infer<typeof modelSpec>
export type DetectorSpec = Extract<ModelSpec, { kind: 'detector' }>
export type PromptableSpec = Extract<ModelSpec, { kind: 'promptable' }>

/** The files of a model with what each of them is for, in a fixed order. */
export const modelFiles = (spec: ModelSpec): { readonly part: string; readonly file: string }[] =>
  spec.kind === 'detector'
    ? [{ part: 'detector.onnx', file: spec.file }]
    : [
        { part: 'encoder.onnx', file: spec.encoder.file },
        { part: 'decoder.onnx', file: spec.decoder.file },
      ]
