import { boundsOf } from '../../shared/labels/geometry.ts'
import type { ImageRect } from '../../shared/labels/geometry.ts'
import type { BoxLabel } from '../../shared/labels/box.ts'
import { areaOf, type PolygonLabel } from '../../shared/labels/polygon.ts'
import type { Label } from '../../shared/labels/index.ts'
import type { ExportChunk, Exporter, ExportInput, ExportItem, ExportPart } from './exporter.ts'
import { losses } from './losses.ts'
import { outlinesOf } from './polygon-outlines.ts'

const fileName = 'instances.json'
const chunkOf = (chunk: string): ExportChunk => ({ fileName, chunk })

const imagesOf = (item: ExportItem): readonly ExportPart[] =>
  item.parts.filter((part) => part.mediaType.startsWith('image/'))

const bboxOf = (rect: ImageRect) => [rect.x, rect.y, rect.width, rect.height]

const boxShape = (label: BoxLabel) => ({ bbox: bboxOf(label), area: label.width * label.height, segmentation: [] })

const polygonShape = (label: PolygonLabel, onLoss: ExportInput['onLoss']) => {
  const { outlines, holes } = outlinesOf(label.rings)
  if (holes > 0) onLoss(losses.hole)
  return {
    bbox: bboxOf(boundsOf(label.rings.flat())),
    area: areaOf(label.rings),
    segmentation: outlines.map((outline) => outline.flat()),
  }
}

const shapeOf = (label: Label, onLoss: ExportInput['onLoss']) => {
  switch (label.kind) {
    case 'box':
      return boxShape(label)
    case 'polygon':
      return polygonShape(label, onLoss)
    case 'item-class':
      onLoss(losses.noPlaceForItemClass)
      return null
    case 'span':
      onLoss(losses.noPlaceForSpan)
      return null
  }
}

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
    const imageIds = new Map(imagesOf(item).map((part) => [part.part, ++images]))
    for (const label of item.labels) {
      const shape = shapeOf(label, input.onLoss)
      if (!shape) continue
      const imageId = imageIds.get(label.part)
      const categoryId = categoryIds.get(label.classId)
      if (imageId === undefined || categoryId === undefined) {
        input.onLoss(imageId === undefined ? losses.noSuchPart : losses.noSuchClass)
        continue
      }
      const ids = { id: ++annotations, image_id: imageId, category_id: categoryId, iscrowd: 0 }
      const own = { attributes: label.attributes, label_id: label.id }
      yield chunkOf((annotations > 1 ? ',\n' : '\n') + JSON.stringify({ ...ids, ...shape, ...own }))
    }
  }
}

async function* write(input: ExportInput): AsyncIterable<ExportChunk> {
  const { name, ontology } = input.project
  const description = { description: name, version: String(ontology.version) }
  const categories = ontology.classes.map((entry, at) => ({
    id: at + 1,
    name: entry.name,
    supercategory: '',
    class_id: entry.id,
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
  supports: { box: 'exact', polygon: 'lossy', 'item-class': 'no', span: 'no' },
  write,
}
