import type { ClassId } from '../../../../shared/labels/base.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { paintAt, type Paint } from './palette.ts'
import type { SceneStyle } from './scene.ts'

/** How one shape is painted. */
export interface ShapeLook {
  readonly paint: Paint
  /** Of the fill, 0 to 1. */
  readonly opacity: number
  /** The width of its lines while it is not selected, in CSS pixels. */
  readonly linePx: number
  readonly selected: boolean
  readonly hovered: boolean
  /** A model proposed it and nobody accepted it yet. */
  readonly suggested: boolean
  /** The tile beneath has it already, unselected: the fill only adds what is missing. */
  readonly isOverTile: boolean
  readonly edges: readonly (readonly [number, number])[]
}

/** Whether a shape is shown at all: neither hidden, nor beside what is soloed, nor a suggestion below the slider. */
export const isShown = ({ display }: Pick<SceneStyle, 'display'>, shape: ShapeLabel): boolean => {
  if (display.hidden.has(shape.id) || (display.solo !== null && !display.solo.has(shape.id))) return false
  if (display.classes.get(shape.classId)?.hidden === true) return false
  return !shape.assist || shape.assist.accepted || shape.assist.confidence >= display.confidenceMin
}

/** The paint of a class: as the display says, else as the ontology. */
export const paintOf = ({ classes, display }: SceneStyle, classId: ClassId): Paint =>
  paintAt(display.classes.get(classId)?.colour ?? classes.get(classId)?.colour ?? 10)

/** The look of a shape on tiles: not hovered, and selected only when the tiles are to show it. */
export const lookOf = (style: SceneStyle, shape: ShapeLabel): ShapeLook => {
  const { classes, display, selection } = style
  return {
    paint: paintOf(style, shape.classId),
    opacity: display.opacity * (display.classes.get(shape.classId)?.opacity ?? 1),
    linePx: display.linePx,
    selected: selection.has(shape.id),
    hovered: false,
    suggested: shape.assist?.accepted === false,
    isOverTile: false,
    edges: classes.get(shape.classId)?.edges ?? [],
  }
}
