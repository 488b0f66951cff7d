import { useSyncExternalStore } from 'react'
import { isShape } from '../../../../../shared/labels/shape-geometry.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import { toggleLock } from '../../../canvas/commands/marks.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { plainDisplay, type LabelDisplay } from '../../../canvas/label-display.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { isHidden as isClassHidden, toggleClass } from '../view/class-display.ts'
import type { LiveObjects } from './live-objects.ts'
import type { ObjectGroup } from './object-groups.ts'
import { eyePressed, isHidden, soloPressed } from './showing.ts'

export interface RowActsParts {
  readonly objects: LiveObjects
  readonly doc: ItemDocument
  /** Null on items without a picture. */
  readonly view: ImageView | null
  readonly readOnly: boolean
}

const never = () => () => {}

const labelsOf = ({ index }: LiveObjects, { from, count }: ObjectGroup): Label[] =>
  [...index.listed().order.subarray(from, from + count)].flatMap((place) => index.slots.at(place)?.label ?? [])

/** Whether every label of a group is so; looks no further than the first that is not. */
const isEach = ({ index }: LiveObjects, { from, count }: ObjectGroup, is: (label: Label) => boolean): boolean => {
  const { order } = index.listed()
  for (let at = from; at < from + count; at++) {
    const slot = index.slots.at(order[at] ?? -1)
    if (slot && !is(slot.label)) return false
  }
  return count > 0
}

/** What the eyes and locks of the list show and do. They are in step with the commands on the selection. */
export const useRowActs = ({ objects, doc, view, readOnly }: RowActsParts) => {
  const display = useSyncExternalStore<LabelDisplay>(
    view?.subscribe ?? never,
    () => view?.get().display ?? plainDisplay,
  )
  const hidden = (label: Label) => view !== null && isHidden({ get: view.get }, label)
  const press = (labels: readonly Label[], solo: boolean) => {
    const ids = labels.map(({ id }) => id)
    view?.setDisplay(solo ? soloPressed(view.get().display, ids) : eyePressed(view.get().display, labels))
  }
  const lock = (labels: readonly Label[]) => {
    if (!readOnly) toggleLock({ doc, selection: new Set(labels.map(({ id }) => id)) })
  }
  return {
    display,
    ofLabel: (label: Label) => ({ hidden: hidden(label), can: view !== null && isShape(label) }),
    ofGroup: (group: ObjectGroup) => ({
      hidden: group.entry ? isClassHidden(display.classes, group.entry.id) : isEach(objects, group, hidden),
      locked: isEach(objects, group, (label) => label.locked === true),
      can: view !== null,
    }),
    eye: (label: Label, solo: boolean) => press([label], solo),
    lock: (label: Label) => lock([label]),
    eyeOfGroup: (group: ObjectGroup, solo: boolean) => {
      const classId = group.entry?.id
      if (classId === undefined || solo) press(labelsOf(objects, group), solo)
      else view?.setDisplay({ classes: toggleClass(view.get().display.classes, classId) })
    },
    lockGroup: (group: ObjectGroup) => lock(labelsOf(objects, group)),
  }
}
