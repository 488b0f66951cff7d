import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Bench } from '../use-bench.ts'
import type { ListLayout } from './list-layout.ts'
import type { LiveObjects } from './live-objects.ts'
import { GroupHead, ObjectRow } from './object-row.tsx'
import type { VirtualWindow } from './virtual-window.ts'

export interface ObjectRowsProps {
  readonly objects: LiveObjects
  readonly layout: ListLayout
  readonly list: VirtualWindow
  readonly bench: Pick<Bench, 'selection' | 'hovered' | 'hover'>
  readonly cursor: number | null
  readonly press: (event: MouseEvent, id: LabelId) => void
  readonly fold: (key: string) => void
  readonly onMenu: (at: { x: number; y: number }, id: LabelId) => void
  /** What is open below a row. */
  readonly children: ReactNode
}

/** The same functions at each showing, so that a row is shown anew only when it differs. */
const useSteady = (props: ObjectRowsProps) => {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const [steady] = useState(() => ({
    press: (event: MouseEvent, id: LabelId) => latest.current.press(event, id),
    fold: (key: string) => latest.current.fold(key),
    menu: (event: MouseEvent, id: LabelId) => {
      event.preventDefault()
      latest.current.onMenu({ x: event.clientX, y: event.clientY }, id)
    },
  }))
  return steady
}

/** The lines of the list that are in sight. */
export const ObjectRows = (props: ObjectRowsProps) => {
  const { objects, layout, list, bench, cursor } = props
  const { index } = objects
  const steady = useSteady(props)
  const line = (at: number) => {
    const row = layout.rowAt(at)
    const shared = { id: `object-line-${at}`, active: at === cursor, topPx: list.topOf(at) }
    if (row?.kind === 'head')
      return <GroupHead key={row.group.key} {...shared} group={row.group} folded={row.folded} onFold={steady.fold} />
    const slot = row ? index.slots.at(row.place) : null
    if (!slot) return null
    const { id } = slot.label
    return (
      <ObjectRow
        key={id}
        {...shared}
        slot={slot}
        name={index.nameOf(slot)}
        selected={bench.selection.has(id)}
        hovered={bench.hovered === id}
        onPress={steady.press}
        onMenu={steady.menu}
        onHover={bench.hover}
      />
    )
  }
  return (
    <div className="object-lines" style={{ height: list.heightPx }}>
      {Array.from({ length: Math.max(list.to - list.from, 0) }, (_, offset) => line(list.from + offset))}
      {props.children}
    </div>
  )
}
