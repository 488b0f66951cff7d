import type { OntologyClass } from '../../shared/labels/ontology.ts'
import { cocoShape } from './coco-shapes.ts'
import type { ExportChunk, Exporter, ExportInput, ExportItem, ExportPart } from './exporter.ts'
import { losses } from './losses.ts'

const fileName = 'instances.json'
const chunkOf = (chunk: string): ExportChunk => ({ fileName, chunk })

const imagesOf = (item: ExportItem): readonly ExportPart[] =>
  item.parts.filter((part) => part.mediaType.startsWith('image/'))

/** Numbers the ontology's classes in its order, used or not: the numbers do not depend on which labels exist. */
const categoryIdsOf = (input: ExportInput): ReadonlyMap<string, number> =>
  new Map(input.project.ontology.classes.map((entry, at) => [entry.id, at + 1]))

async function* writeImages(input: ExportInput): AsyncIterable<ExportChunk> {
  const names = new Set<string>()
  let id = 0
  for await (const item of input.items())
    for (const part of imagesOf(item)) {
      const name = names.has(part.fileName) ? `${item.shardName}/${part.fileName}` : part.fileName
      names.add(name)
      const image = { id: ++id, file_name: name, width: part.widthPx, height: part.heightPx }
      const provenance = { shard: item.shardName, item: item.key, part: part.part }
      yield chunkOf((id > 1 ? ',\n' : '\n') + JSON.stringify({ ...image, ...provenance }))
    }
}

async function* writeAnnotations(input: ExportInput): AsyncIterable<ExportChunk> {
  const categoryIds = categoryIdsOf(input)
  let [images, annotations] = [0, 0]
  for await (const item of input.items()) {
    const pictures = new Map(imagesOf(item).map((part) => [part.part, { ...part, imageId: ++images }]))
    for (const label of item.labels) {
      const picture = pictures.get(label.part)
      const shape = cocoShape(label, picture ?? { widthPx: 0, heightPx: 0 }, input.onLoss)
      if (!shape) continue
      const categoryId = categoryIds.get(label.classId)
      if (!picture || categoryId === undefined) {
        input.onLoss(picture ? losses.noSuchClass : losses.noSuchPart)
        continue
      }
      const ids = { id: ++annotations, image_id: picture.imageId, category_id: categoryId, iscrowd: 0 }
      const own = { attributes: label.attributes, label_id: label.id }
      yield chunkOf((annotations > 1 ? ',\n' : '\n') + JSON.stringify({ ...ids, ...shape, ...own }))
    }
  }
}

/** COCO joins keypoints by their numbers from 1. */
const skeletonOf = ({ skeleton, name }: OntologyClass) =>
  skeleton
    ? {
        keypoints: skeleton.points.map((point) => point.name),
        skeleton: skeleton.edges.map(([a, b]) => [a + 1, b + 1]),
      }
    : { keypoints: [name] }

async function* write(input: ExportInput): AsyncIterable<ExportChunk> {
  const { name, ontology } = input.project
  const description = { description: name, version: String(ontology.version) }
  const categories = ontology.classes.map((entry, at) => ({
    id: at + 1,
    name: entry.name,
    supercategory: '',
    class_id: entry.id,
    ...(entry.kinds.includes('keypoints') ? skeletonOf(entry) : {}),
  }))
  yield chunkOf(
    `{"info":${JSON.stringify(description)},\n"licenses":[],\n"categories":${JSON.stringify(categories)},\n`,
  )
  yield chunkOf('"images":[')
  yield* writeImages(input)
  yield chunkOf('],\n"annotations":[')
  yield* writeAnnotations(input)
  yield chunkOf(']}\n')
}

/**
 * COCO instances: one JSON document, streamed.
 *
 * Coordinates are pixels of the oriented picture (EXIF orientation applied), fractions kept. Pictures without labels are
 * listed. `iscrowd` is always 0, because trainers drop what is marked as a crowd. Rings must not cross.
 */
export const coco: Exporter = {
  id: 'coco',
  title: 'COCO instances',
  extension: 'json',
  version: 1,
  source: 'https://cocodataset.org/#format-data',
  supports: {
    box: 'exact',
    'rotated-box': 'lossy',
    polygon: 'lossy',
    polyline: 'no',
    keypoints: 'exact',
    ellipse: 'lossy',
    mask: 'exact',
    cuboid: 'no',
    'item-class': 'no',
    span: 'no',
  },
  write,
}
