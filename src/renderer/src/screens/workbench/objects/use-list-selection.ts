import { useRef, useState, type MouseEvent } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Bench } from '../use-bench.ts'
import type { ListLayout } from './list-layout.ts'
import type { LiveObjects } from './live-objects.ts'

export interface ListSelection {
  /** The line that keys start from; null: none. */
  readonly cursor: number | null
  readonly setCursor: (line: number | null) => void
  readonly press: (event: MouseEvent, id: LabelId) => void
  readonly toggle: (line: number) => void
  /** Goes to a line; selects what is there, or all from the anchor to it. */
  readonly goTo: (line: number, extend: boolean) => void
  readonly selectAll: () => void
  readonly idAt: (line: number) => LabelId | null
}

interface Parts {
  readonly objects: LiveObjects
  readonly layout: ListLayout
  readonly bench: Pick<Bench, 'selection' | 'select'>
  /** Brings a label into view in the content. */
  readonly onShow: (id: LabelId) => void
}

/** Which label is on which line. */
const linesOf = ({ index: { slots } }: LiveObjects, layout: ListLayout) => ({
  lineOf: (id: LabelId | null): number | null => {
    const place = id === null ? null : slots.placeOf(id)
    return place === null ? null : layout.lineOf(place)
  },
  idAt: (line: number): LabelId | null => {
    const row = layout.rowAt(line)
    return row?.kind === 'object' ? (slots.at(row.place)?.label.id ?? null) : null
  },
})

/** Selecting in the list: one, a range with Shift, one more or less with Control. */
export const useListSelection = ({ objects, layout, bench, onShow }: Parts): ListSelection => {
  const [cursor, setCursor] = useState<number | null>(null)
  const anchor = useRef<LabelId | null>(null)
  const { slots } = objects.index
  const { lineOf, idAt } = linesOf(objects, layout)
  const only = (id: LabelId) => {
    anchor.current = id
    bench.select([id])
    onShow(id)
  }
  const upTo = (line: number) => {
    const from = lineOf(anchor.current) ?? lineOf([...bench.selection][0] ?? null) ?? line
    anchor.current ??= idAt(from)
    bench.select(layout.between(from, line).flatMap((place) => slots.at(place)?.label.id ?? []))
  }
  const toggleId = (id: LabelId) => {
    anchor.current = id
    const { selection } = bench
    bench.select(selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id])
  }
  return {
    cursor,
    setCursor,
    idAt,
    press: (event, id) => {
      const line = lineOf(id)
      setCursor(line)
      if (event.shiftKey && line !== null) upTo(line)
      else if (event.ctrlKey || event.metaKey) toggleId(id)
      else only(id)
    },
    toggle: (line) => {
      const id = idAt(line)
      if (id) toggleId(id)
    },
    goTo: (line, extend) => {
      setCursor(line)
      const id = idAt(line)
      if (extend) upTo(line)
      else if (id) only(id)
    },
    selectAll: () => {
      const { order } = objects.index.listed()
      bench.select([...order].flatMap((place) => slots.at(place)?.label.id ?? []))
    },
  }
}
