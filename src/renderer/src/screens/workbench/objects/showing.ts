import type { LabelId } from '../../../../../shared/ids.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import { isShape } from '../../../../../shared/labels/shape-geometry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import type { LabelDisplay } from '../../../canvas/label-display.ts'
import { isShown } from '../../../canvas/painting/shape-look.ts'
import { isHidden as isClassHidden, toggleClass } from '../view/class-display.ts'

/** Whether the picture does not show a label, for whatever reason. Only shapes are ever hidden. */
export const isHidden = (view: Pick<ImageView, 'get'>, label: Label | null): boolean =>
  label !== null && isShape(label) && !isShown(view.get(), label)

/**
 * What changes when the eye of labels is pressed: hidden ones are shown, whatever hides them, else all are hidden. With a
 * class hidden, showing one of it shows the class.
 */
export const eyePressed = (display: LabelDisplay, labels: readonly Label[]): Partial<LabelDisplay> => {
  const shapes = labels.filter(isShape)
  const ids = shapes.map(({ id }) => id)
  if (shapes.some((shape) => isShown({ display }, shape))) return { hidden: new Set([...display.hidden, ...ids]) }
  const shown = new Set(ids)
  return {
    hidden: new Set([...display.hidden].filter((id) => !shown.has(id))),
    solo: display.solo && new Set([...display.solo, ...ids]),
    classes: [...new Set(shapes.map(({ classId }) => classId))]
      .filter((id) => isClassHidden(display.classes, id))
      .reduce(toggleClass, display.classes),
  }
}

/** What changes when only these labels are to be seen; pressed again, all are. */
export const soloPressed = ({ solo }: LabelDisplay, ids: readonly LabelId[]): Partial<LabelDisplay> => {
  const isSo = solo !== null && solo.size === ids.length && ids.every((id) => solo.has(id))
  return { solo: isSo ? null : new Set(ids) }
}
