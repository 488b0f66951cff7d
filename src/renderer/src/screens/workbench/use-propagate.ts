import { useRef, useState } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import { isShape, shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { copiesOf } from '../../canvas/commands/clipboard.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { asCallError } from '../../station/call-error.ts'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { itemsAhead, propagatedWords, type Propagated } from './propagated.ts'
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

/** What to copy, while it is asked to how many items. */
export interface Propagating {
  readonly count: number
  /** The items ahead that could get it, the next first. */
  readonly ahead: readonly ItemSummary[]
  readonly copy: (times: number) => void
  readonly close: () => void
}

/** Copies shapes to items one after the other; `again` are those that get them although the same lies there. */
const copyTo = async (
  { shard, station }: { readonly shard: OpenedShard; readonly station: StationClient },
  shapes: readonly ShapeLabel[],
  { targets, again }: { readonly targets: readonly ItemSummary[]; readonly again: ReadonlySet<number> },
): Promise<readonly Propagated[]> => {
  const done: Propagated[] = []
  const part = shapes[0]?.part ?? ''
  for (const { index, state } of targets) {
    let became: Propagated['became'] = 'accepted'
    if (state !== 'accepted')
      await changeItem({ station, place: { shardId: shard.shardId, index }, ontology: shard.ontology }, (doc, item) => {
        if (!item.parts.some((entry) => entry.part === part)) became = 'no-picture'
        else if (alreadyThere(doc, shapes) > 0 && !again.has(index)) became = 'same'
        else {
          became = 'copied'
          propagateTo(doc, part, shapes)
        }
      })
    done.push({ index, became })
  }
  return done
}

/**
 * Copies shapes to the next items without going there, one change that can be undone in each. An item that has the same at
 * the same places already is left out, and gets them when it is asked again.
 */
export const usePropagate = ({ shard, items, index, onSay }: PropagateParts) => {
  const station = useStation()
  const [shapes, setShapes] = useState<readonly ShapeLabel[]>([])
  const leftOut = useRef<{ readonly question: string; readonly items: ReadonlySet<number> } | null>(null)
  const ahead = itemsAhead(items, index)
  const copy = async (times: number): Promise<void> => {
    const question = `${String(index)} ${shapes.map(({ id }) => id).join(' ')}`
    const again = leftOut.current?.question === question ? leftOut.current.items : new Set<number>()
    setShapes([])
    const done = await copyTo({ shard, station }, shapes, { targets: ahead.slice(0, times), again })
    const same = done.filter(({ became }) => became === 'same').map((item) => item.index)
    leftOut.current = { question, items: new Set(same) }
    onSay(propagatedWords(shapes.length, done))
  }
  const propagating: Propagating | null =
    shapes.length === 0
      ? null
      : {
          count: shapes.length,
          ahead,
          copy: (times) => void copy(times).catch((thrown: unknown) => onSay(asCallError(thrown).message)),
          close: () => setShapes([]),
        }
  const ask = (chosen: readonly ShapeLabel[]): void => {
    if (chosen.length === 0) onSay('Select what is to be copied first.')
    else if (ahead.length === 0) onSay('This is the last item.')
    else setShapes(chosen)
  }
  return { propagating, ask }
}
