import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import type { Guide } from '../../../canvas/picture-look.ts'
import { toImage } from '../../../canvas/viewport.ts'

const middleOf = (view: ImageView): ImagePoint => {
  const { view: viewport, surface } = view.get()
  const [x, y] = toImage(viewport, [surface.widthPx / 2, surface.heightPx / 2])
  return atImage(x, y)
}

/** Takes the guides away, or lays two through the pointer, or through the middle when it is not on the picture. */
export const toggleGuides = (view: ImageView): void => {
  if (view.get().guides.length > 0) {
    view.setGuides([])
    return
  }
  const [x, y] = view.pointer() ?? middleOf(view)
  view.setGuides([
    { axis: 'x', at: Math.round(x) },
    { axis: 'y', at: Math.round(y) },
  ])
}

/** The guides with one of them moved to another image pixel. */
export const guidesWith = (guides: readonly Guide[], place: number, at: number): readonly Guide[] =>
  guides.map((guide, order) => (order === place ? { ...guide, at } : guide))

/** The guides without one of them. */
export const guidesWithout = (guides: readonly Guide[], place: number): readonly Guide[] =>
  guides.filter((_, order) => order !== place)
