import { atImage } from '../../src/shared/labels/geometry.ts'
import type { Keypoint } from '../../src/shared/labels/keypoints.ts'
import { tilesFromSpans } from '../../src/shared/labels/mask-geometry.ts'
import type { ShapeKind, ShapeLabel } from '../../src/shared/labels/shape-geometry.ts'
import { aBox } from './document-builders.ts'

const { kind: _kind, x: _x, y: _y, width: _width, height: _height, ...base } = aBox('shape-1')

/** Points of the picture. */
export const points = (...list: (readonly [number, number])[]) => list.map(([x, y]) => atImage(x, y))
const visible = (x: number, y: number): Keypoint => ({ x, y, state: 'visible' })
const turned = { centreX: 100, centreY: 50, rotationDegrees: 0 }

/** One shape of each kind around (100, 50), named `shape-1`, and a spot on it where it has no handle. */
export const shapeOfKind: Readonly<Record<ShapeKind, readonly [ShapeLabel, readonly [number, number]]>> = {
  box: [{ ...base, kind: 'box', x: 80, y: 30, width: 40, height: 40 }, [95, 45]],
  'rotated-box': [{ ...base, kind: 'rotated-box', ...turned, width: 40, height: 40 }, [95, 45]],
  ellipse: [{ ...base, kind: 'ellipse', ...turned, radiusX: 20, radiusY: 20 }, [95, 45]],
  polygon: [{ ...base, kind: 'polygon', rings: [points([80, 30], [120, 30], [120, 70], [80, 70])] }, [95, 45]],
  polyline: [{ ...base, kind: 'polyline', points: points([80, 30], [120, 30], [120, 70]) }, [100, 30]],
  keypoints: [{ ...base, kind: 'keypoints', points: [visible(80, 30), visible(120, 70), visible(100, 50)] }, [80, 30]],
  cuboid: [
    {
      ...base,
      kind: 'cuboid',
      corners: points([80, 40], [110, 40], [110, 70], [80, 70], [90, 30], [120, 30], [120, 60], [90, 60]),
    },
    [86, 64],
  ],
  mask: [
    {
      ...base,
      kind: 'mask',
      tiles: tilesFromSpans(Array.from({ length: 40 }, (_, row) => ({ y: 30 + row, from: 80, to: 120 }))),
    },
    [95, 45],
  ],
}
