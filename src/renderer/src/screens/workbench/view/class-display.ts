import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { ClassDisplay, LabelDisplay } from '../../../canvas/label-display.ts'

type Classes = LabelDisplay['classes']

const withHidden = (classes: Classes, id: ClassId, hidden: boolean): Classes => {
  const { hidden: _, ...rest } = classes.get(id) ?? {}
  const next: ClassDisplay = hidden ? { ...rest, hidden } : rest
  const all = new Map(classes)
  if (Object.keys(next).length === 0) all.delete(id)
  else all.set(id, next)
  return all
}

export const isHidden = (classes: Classes, id: ClassId): boolean => classes.get(id)?.hidden === true

/** Hides the shapes of a class, or shows them again. */
export const toggleClass = (classes: Classes, id: ClassId): Classes => withHidden(classes, id, !isHidden(classes, id))

/** Shows only the shapes of one class; all again when that is so already. */
export const soloClass = (classes: Classes, id: ClassId, all: readonly ClassId[]): Classes => {
  const others = all.filter((other) => other !== id)
  const isSolo = !isHidden(classes, id) && others.length > 0 && others.every((other) => isHidden(classes, other))
  return all.reduce((next, entry) => withHidden(next, entry, !isSolo && entry !== id), classes)
}
