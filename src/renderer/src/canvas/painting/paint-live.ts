import type { LabelId } from '../../../../shared/ids.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { Viewport } from '../viewport.ts'
import { paintSelected } from './paint-selected.ts'
import { paintShape } from './painters.ts'
import type { Brush, SceneStyle } from './scene.ts'
import { isShown, lookOf } from './shape-look.ts'

/** The shapes that are painted in every frame, on top of the tiles. */
export interface LiveScene {
  readonly view: Viewport
  readonly style: SceneStyle
  /** In drawing order. */
  readonly shapes: readonly ShapeLabel[]
  readonly selection: ReadonlySet<LabelId>
  readonly hovered: LabelId | null
  /** Whether the tiles show a shape as it is now. */
  readonly isOnTiles: (id: LabelId) => boolean
  /** Handles and vertices are drawn on selected shapes. */
  readonly editable: boolean
}

/**
 * Paints edited, hovered and selected shapes, selected ones last, then what they are taken hold of by. Masks cost what of
 * them is seen, too much for every frame: the layer of the tiles shows which are selected.
 */
export const paintLive = (brush: Brush, scene: LiveScene): void => {
  const { view, style, selection } = scene
  const shown = scene.shapes.filter((shape) => isShown(style, shape))
  for (const isSelected of [false, true])
    for (const shape of shown) {
      if (selection.has(shape.id) !== isSelected) continue
      const hovered = scene.hovered === shape.id
      const isOverTile = scene.isOnTiles(shape.id)
      if (isOverTile && !hovered && (!isSelected || style.selection.has(shape.id))) continue
      if (isOverTile && isSelected && shape.kind === 'mask') continue
      paintShape(brush, { shape, view }, { ...lookOf(style, shape), selected: isSelected, hovered, isOverTile })
    }
  for (const shape of shown)
    if (selection.has(shape.id) && !style.selection.has(shape.id)) paintSelected(brush, { shape, view }, scene.editable)
}
