import { cornersOf } from './box-geometry.ts'
import { atImage, boundsOf, type ImagePoint, type ImageRect } from './geometry.ts'
import type { Label, LabelKind } from './index.ts'
import { maskArea, maskBounds, maskContains, maskMovedBy } from './mask-geometry.ts'
import { areaOf, containsPoint } from './polygon-geometry.ts'
import { alongOwnAxes, ellipseRing, rotatedCorners } from './turned.ts'

// No schema here: the window imports this file at run time.

/** A label that has a place on a picture. */
export type ShapeLabel = Exclude<Label, { kind: 'item-class' | 'span' }>
export type ShapeKind = ShapeLabel['kind']

type Line = readonly ImagePoint[]

/** What has to be known of a kind of shape. All coordinates are image pixels. */
export interface ShapeGeometry<Shape extends ShapeLabel> {
  readonly bounds: (shape: Shape) => ImageRect
  /** Closed outlines, filled by the even-odd rule. None for what has no inside, and for masks. */
  readonly rings: (shape: Shape) => readonly Line[]
  /** Open lines that are drawn besides. */
  readonly lines: (shape: Shape) => readonly Line[]
  readonly contains: (shape: Shape, point: ImagePoint) => boolean
  /** In square pixels; 0 for what has no inside. */
  readonly area: (shape: Shape) => number
  readonly movedBy: (shape: Shape, dx: number, dy: number) => Shape
}

/** Hundredths of a pixel are finer than any hand; more digits only make files longer. */
export const roundPx = (value: number): number => Math.round(value * 100) / 100

const movedPoint = ([x, y]: ImagePoint, dx: number, dy: number): ImagePoint => atImage(roundPx(x + dx), roundPx(y + dy))
const movedCentre = <Shape extends { centreX: number; centreY: number }>(
  shape: Shape,
  dx: number,
  dy: number,
): Shape => ({
  ...shape,
  centreX: roundPx(shape.centreX + dx),
  centreY: roundPx(shape.centreY + dy),
})
const none = () => []
const never = () => false
const noArea = () => 0

/** Corners of a cuboid, front face then back face, in pairs that its edges join. */
const cuboidEdges: readonly (readonly [number, number])[] = [
  [4, 5],
  [5, 6],
  [6, 7],
  [7, 4],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
]

type Of<Kind extends ShapeKind> = Extract<ShapeLabel, { kind: Kind }>

const faces = (corners: Line): readonly Line[] => [corners.slice(0, 4), corners.slice(4, 8)]

const presentPoints = ({ points }: Of<'keypoints'>): ImagePoint[] =>
  points.filter(({ state }) => state !== 'absent').map(({ x, y }) => atImage(x, y))

const geometries: { readonly [Kind in ShapeKind]: ShapeGeometry<Of<Kind>> } = {
  box: {
    bounds: ({ x, y, width, height }) => ({ x, y, width, height }),
    rings: (box) => [cornersOf(box)],
    lines: none,
    contains: (box, point) => containsPoint([cornersOf(box)], point),
    area: (box) => box.width * box.height,
    movedBy: (box, dx, dy) => ({ ...box, x: roundPx(box.x + dx), y: roundPx(box.y + dy) }),
  },
  'rotated-box': {
    bounds: (box) => boundsOf(rotatedCorners(box)),
    rings: (box) => [rotatedCorners(box)],
    lines: none,
    contains: (box, point) => {
      const [x, y] = alongOwnAxes(box, point)
      return Math.abs(x) <= box.width / 2 && Math.abs(y) <= box.height / 2
    },
    area: (box) => box.width * box.height,
    movedBy: movedCentre,
  },
  polygon: {
    bounds: (polygon) => boundsOf(polygon.rings.flat()),
    rings: (polygon) => polygon.rings,
    lines: none,
    contains: (polygon, point) => containsPoint(polygon.rings, point),
    area: (polygon) => areaOf(polygon.rings),
    movedBy: (polygon, dx, dy) => ({
      ...polygon,
      rings: polygon.rings.map((ring) => ring.map((point) => movedPoint(point, dx, dy))),
    }),
  },
  polyline: {
    bounds: (line) => boundsOf(line.points),
    rings: none,
    lines: (line) => [line.points],
    contains: never,
    area: noArea,
    movedBy: (line, dx, dy) => ({ ...line, points: line.points.map((point) => movedPoint(point, dx, dy)) }),
  },
  keypoints: {
    bounds: (shape) => boundsOf(presentPoints(shape)),
    rings: none,
    lines: none,
    contains: never,
    area: noArea,
    movedBy: (shape, dx, dy) => ({
      ...shape,
      points: shape.points.map((point) => ({ ...point, x: roundPx(point.x + dx), y: roundPx(point.y + dy) })),
    }),
  },
  ellipse: {
    bounds: (ellipse) => {
      const angle = (ellipse.rotationDegrees * Math.PI) / 180
      const halfWidth = Math.hypot(ellipse.radiusX * Math.cos(angle), ellipse.radiusY * Math.sin(angle))
      const halfHeight = Math.hypot(ellipse.radiusX * Math.sin(angle), ellipse.radiusY * Math.cos(angle))
      const [x, y] = [ellipse.centreX - halfWidth, ellipse.centreY - halfHeight]
      return { x, y, width: 2 * halfWidth, height: 2 * halfHeight }
    },
    rings: (ellipse) => [ellipseRing(ellipse)],
    lines: none,
    contains: (ellipse, point) => {
      const [x, y] = alongOwnAxes(ellipse, point)
      return (x / ellipse.radiusX) ** 2 + (y / ellipse.radiusY) ** 2 <= 1
    },
    area: (ellipse) => Math.PI * ellipse.radiusX * ellipse.radiusY,
    movedBy: movedCentre,
  },
  mask: {
    bounds: ({ tiles }) => maskBounds(tiles),
    rings: none,
    lines: none,
    contains: ({ tiles }, point) => maskContains(tiles, point),
    area: ({ tiles }) => maskArea(tiles),
    movedBy: (mask, dx, dy) => ({ ...mask, tiles: maskMovedBy(mask.tiles, dx, dy) }),
  },
  cuboid: {
    bounds: ({ corners }) => boundsOf(corners),
    rings: ({ corners }) => [corners.slice(0, 4)],
    lines: ({ corners }) =>
      cuboidEdges.flatMap(([from, to]) => {
        const [a, b] = [corners[from], corners[to]]
        return a && b ? [[a, b]] : []
      }),
    contains: ({ corners }, point) => faces(corners).some((face) => containsPoint([face], point)),
    area: ({ corners }) => areaOf([corners.slice(0, 4)]),
    movedBy: (cuboid, dx, dy) => ({ ...cuboid, corners: cuboid.corners.map((point) => movedPoint(point, dx, dy)) }),
  },
}

const shapeKinds: ReadonlySet<LabelKind> = new Set(Object.keys(geometries) as ShapeKind[])

export const isShapeKind = (kind: LabelKind): kind is ShapeKind => shapeKinds.has(kind)
export const isShape = (label: Label): label is ShapeLabel => isShapeKind(label.kind)

/** The geometry of a shape's kind. The compiler cannot pair a union with its table, so it is told here, once. */
const geometryOf = <Shape extends ShapeLabel>(shape: Shape): ShapeGeometry<Shape> =>
  geometries[shape.kind] as unknown as ShapeGeometry<Shape>

/** Shapes are immutable values, so what was worked out about one holds for good. */
const kept = <Result>(workOut: (shape: ShapeLabel) => Result): ((shape: ShapeLabel) => Result) => {
  const results = new WeakMap<ShapeLabel, Result>()
  return (shape) => {
    const found = results.get(shape)
    if (found !== undefined) return found
    const result = workOut(shape)
    results.set(shape, result)
    return result
  }
}

/** The smallest upright rectangle around a shape. */
export const shapeBounds = kept((shape) => geometryOf(shape).bounds(shape))
/** Square pixels inside a shape. */
export const shapeArea = kept((shape) => geometryOf(shape).area(shape))
export const ringsOf = (shape: ShapeLabel): readonly Line[] => geometryOf(shape).rings(shape)
export const linesOf = (shape: ShapeLabel): readonly Line[] => geometryOf(shape).lines(shape)
export const shapeContains = (shape: ShapeLabel, point: ImagePoint): boolean => geometryOf(shape).contains(shape, point)

/** Moves a shape by image pixels. */
export const movedBy = <Shape extends ShapeLabel>(shape: Shape, dx: number, dy: number): Shape =>
  geometryOf(shape).movedBy(shape, dx, dy)
