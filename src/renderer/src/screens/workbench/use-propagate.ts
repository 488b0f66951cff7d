import { useRef } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import { isShape, shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { copiesOf } from '../../canvas/commands/clipboard.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { asCallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import { formatPlural } from '../../ui/format.ts'
import { stepFrom } from './next-item.ts'
import { changeItem } from './use-open-item.ts'

/** Two shapes lie at the same place when they share this much of what they cover together. */
const sameFrom = 0.8

const isSamePlace = (a: ShapeLabel, b: ShapeLabel): boolean => {
  if (a.kind !== b.kind || a.classId !== b.classId) return false
  const [one, other] = [shapeBounds(a), shapeBounds(b)]
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  if (width < 0 || height < 0) return false
  const shared = width * height
  return shared >= sameFrom * (one.width * one.height + other.width * other.height - shared)
}

/** How many of these shapes have one of their class at the same place in an item. */
export const alreadyThere = (doc: Pick<ItemDocument, 'labels'>, shapes: readonly ShapeLabel[]): number => {
  const there = [...doc.labels().values()].filter(isShape)
  return shapes.filter((shape) => there.some((other) => isSamePlace(shape, other))).length
}

/** Puts copies of shapes into an item, on the part of the same name, as one change. */
export const propagateTo = (doc: ItemDocument, part: string, shapes: readonly ShapeLabel[]): void => {
  const copies = copiesOf({ doc, part }, shapes)
  doc.transact('shapes.propagate', (draft) => {
    for (const copy of copies) draft.put(copy)
  })
}

export interface PropagateParts {
  readonly shard: OpenedShard
  readonly items: readonly ItemSummary[]
  readonly index: number
  readonly onSay: (words: string) => void
}

const refusal = (next: ItemSummary | undefined): string | null => {
  if (!next) return 'This is the last item.'
  return next.state === 'accepted' ? 'The next item is accepted: nothing is copied.' : null
}

/**
 * Copies shapes to the next item without going there. Where that has the same at the same places already, it says so and
 * copies when it is asked again.
 */
export const usePropagate = ({ shard, items, index, onSay }: PropagateParts) => {
  const station = useStation()
  const asked = useRef('')
  return async (shapes: readonly ShapeLabel[]): Promise<void> => {
    const at = stepFrom(items, index, { step: 1 })
    const next = at === null ? undefined : items[at]
    const refused = shapes.length === 0 ? 'Select what is to be copied first.' : refusal(next)
    if (refused !== null || !next) {
      onSay(refused ?? '')
      return
    }
    const name = `item ${String(next.index + 1)}`
    const question = `${String(next.index)} ${shapes.map(({ id }) => id).join(' ')}`
    const place = { shardId: shard.shardId, index: next.index }
    await changeItem({ station, place, ontology: shard.ontology }, (doc, item) => {
      const part = shapes[0]?.part ?? ''
      const there = alreadyThere(doc, shapes)
      if (!item.parts.some((entry) => entry.part === part)) onSay(`Nothing is copied: ${name} has no such picture.`)
      else if (there > 0 && asked.current !== question) {
        asked.current = question
        onSay(
          `Nothing is copied yet: ${name} has ${formatPlural(there, 'label')} at the same place. Ask again to copy.`,
        )
      } else {
        asked.current = ''
        propagateTo(doc, part, shapes)
        onSay(`${formatPlural(shapes.length, 'label')} copied to ${name}.`)
      }
    }).catch((thrown: unknown) => onSay(asCallError(thrown).message))
  }
}
