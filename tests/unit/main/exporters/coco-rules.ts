/** The rules of COCO instances as trainers rely on them, written without the exporter's code. */
interface Image {
  id: number
  file_name: string
  width: number
  height: number
}
interface Annotation {
  id: number
  image_id: number
  category_id: number
  iscrowd: number
  area: number
  bbox: number[]
  segmentation: number[][]
}
export interface Coco {
  images: Image[]
  annotations: Annotation[]
  categories: { id: number; name: string }[]
}

const unique = (values: readonly unknown[]) => new Set(values).size === values.length
const whole = (value: unknown) => Number.isInteger(value) && Number(value) > 0

/** Area of one ring by the shoelace formula: a ring with cuts into holes gives the area without the holes. */
const shoelace = (flat: readonly number[]): number => {
  let twice = 0
  const at = (i: number) => flat[i % flat.length] ?? NaN
  for (let i = 0; i < flat.length; i += 2) twice += at(i) * at(i + 3) - at(i + 2) * at(i + 1)
  return Math.abs(twice / 2)
}

function* annotationBreaches(entry: Annotation, image: Image | undefined): Iterable<string> {
  const [x = NaN, y = NaN, width = NaN, height = NaN] = entry.bbox
  if (entry.bbox.length !== 4 || !(width > 0) || !(height > 0)) yield 'bbox is x, y, width, height'
  if (image && (x < 0 || y < 0 || x + width > image.width || y + height > image.height)) yield 'bbox in the picture'
  if (entry.iscrowd !== 0) yield 'iscrowd is 0'
  if (!Array.isArray(entry.segmentation)) yield 'segmentation is a list of polygons'
  for (const ring of entry.segmentation) {
    if (ring.length < 6 || ring.length % 2 === 1) yield 'a polygon has three points or more'
    if (!ring.every(Number.isFinite)) yield 'a polygon is numbers'
    const inBox = ring.every((value, i) =>
      i % 2 === 0 ? value >= x && value <= x + width : value >= y && value <= y + height,
    )
    if (!inBox) yield 'bbox holds the polygon'
  }
  const area =
    entry.segmentation.length > 0 ? entry.segmentation.reduce((sum, ring) => sum + shoelace(ring), 0) : width * height
  if (Math.abs(area - entry.area) > 1e-6 * Math.max(1, area)) yield 'area is that of the polygons, or of the box'
}

/** Lists every rule a document breaks; empty means it is COCO. */
export const cocoBreaches = (document: Coco): string[] => {
  const breaches: string[] = []
  const images = new Map(document.images.map((image) => [image.id, image]))
  const categories = new Set(document.categories.map((entry) => entry.id))
  for (const list of [document.images, document.annotations, document.categories]) {
    if (!list.every((entry) => whole(entry.id))) breaches.push('ids are whole numbers from 1')
    if (!unique(list.map((entry) => entry.id))) breaches.push('ids are unique')
  }
  if (!unique(document.images.map((image) => image.file_name))) breaches.push('file names are unique')
  if (!document.images.every((image) => whole(image.width) && whole(image.height)))
    breaches.push('pictures have a size')
  for (const entry of document.annotations) {
    if (!images.has(entry.image_id)) breaches.push('image_id names a picture')
    if (!categories.has(entry.category_id)) breaches.push('category_id names a category')
    breaches.push(...annotationBreaches(entry, images.get(entry.image_id)))
  }
  return breaches
}
