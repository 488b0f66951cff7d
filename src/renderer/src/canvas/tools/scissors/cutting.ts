import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { isEmptyTiles } from '../../../../../shared/labels/mask-patch.ts'
import { tilesOfRings } from '../../../../../shared/labels/mask-polygon.ts'
import { apart, toScreen } from '../../viewport.ts'
import { newBase } from '../new-label.ts'
import { closeReachPx } from '../reach.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { Outline } from './outline.ts'

/** Onto the middle of a pixel of the picture. */
const onPixel = (desk: Desk, [x, y]: ImagePoint): ImagePoint => {
  const { widthPx, heightPx } = desk.picture()
  const middle = (value: number, most: number) => Math.min(Math.max(Math.floor(value), 0), most - 1) + 0.5
  return atImage(middle(x, widthPx), middle(y, heightPx))
}

const draw = async (desk: Desk, outline: Outline, found: NonNullable<ReturnType<Desk['classForAny']>>) => {
  const ring = await outline.ring()
  const base = newBase(desk, found.classId)
  const tiles = found.kind === 'mask' ? tilesOfRings([ring]) : {}
  if (ring.length < 3 || (found.kind === 'mask' && isEmptyTiles(tiles))) return
  desk.doc.transact(`${found.kind}.scissors`, (draft) => {
    if (found.kind === 'mask') draft.put({ ...base, kind: 'mask', tiles })
    else draft.put({ ...base, kind: 'polygon', rings: [ring] })
  })
}

/** Clicks set anchors, and the outline follows edges between them. Null when no class may be drawn so. */
export const cutting = (desk: Desk, first: CanvasPointer): ToolState | null => {
  const found = desk.readOnly() ? null : desk.classForAny(['polygon', 'mask'])
  if (!found) return null
  const start = onPixel(desk, first.image)
  const outline = new Outline(desk, start)
  let [pointer, isClosing] = [start, false]
  const isAtFirst = ({ screen }: CanvasPointer): boolean =>
    outline.anchors().length >= 3 && apart(screen, toScreen(desk.view(), start)) <= closeReachPx * desk.reach()
  const close = () => {
    if (outline.anchors().length < 3) return 'stay'
    void draw(desk, outline, found)
    return 'idle'
  }
  return {
    name: 'cutting',
    cursor: () => (isClosing ? 'pointer' : 'crosshair'),
    ghost: () => ({
      kind: 'wire',
      classId: found.classId,
      points: [...outline.points(), ...(isClosing ? [start] : outline.ahead())],
      anchors: outline.anchors(),
      closable: isClosing,
    }),
    pointerMove: (at) => {
      pointer = onPixel(desk, at.image)
      isClosing = isAtFirst(at)
      outline.lookTo(pointer)
      return 'stay'
    },
    pointerDown: (at) => {
      if (isAtFirst(at) || at.clicks > 1) return close()
      const point = onPixel(desk, at.image)
      const [x, y] = outline.last()
      if (point[0] !== x || point[1] !== y) outline.addTo(point)
      return 'stay'
    },
    keyDown: ({ key }) => {
      if (key === 'Enter') return close()
      if (key === 'Escape') return 'idle'
      if (key !== 'Backspace' && key !== 'Delete') return null
      if (!outline.takeBack()) return 'idle'
      outline.lookTo(pointer)
      return 'stay'
    },
  }
}
