import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import type { Bench } from '../use-bench.ts'
import type { ListLayout, ListRow } from './list-layout.ts'
import type { LiveObjects } from './live-objects.ts'
import type { ObjectGroup } from './object-groups.ts'
import { GroupHead, ObjectRow } from './object-row.tsx'
import { useRowActs } from './use-row-acts.ts'
import type { VirtualWindow } from './virtual-window.ts'

export interface ObjectRowsProps {
  readonly doc: ItemDocument
  readonly view: ImageView | null
  readonly readOnly: boolean
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
const useSteady = (props: ObjectRowsProps, acts: ReturnType<typeof useRowActs>) => {
  const latest = useRef({ ...props, acts })
  useEffect(() => {
    latest.current = { ...props, acts }
  })
  const [steady] = useState(() => ({
    press: (event: MouseEvent, id: LabelId) => latest.current.press(event, id),
    fold: (key: string) => latest.current.fold(key),
    eye: (label: Label, solo: boolean) => latest.current.acts.eye(label, solo),
    lock: (label: Label) => latest.current.acts.lock(label),
    eyeOfGroup: (group: ObjectGroup, solo: boolean) => latest.current.acts.eyeOfGroup(group, solo),
    lockGroup: (group: ObjectGroup) => latest.current.acts.lockGroup(group),
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
  const acts = useRowActs(props)
  const steady = useSteady(props, acts)
  const headProps = ({ group, folded }: Extract<ListRow, { kind: 'head' }>) => {
    const { hidden, locked, can } = acts.ofGroup(group)
    const onLock = props.readOnly ? null : steady.lockGroup
    return { group, folded, hidden, locked, canAct: can, onFold: steady.fold, onEye: steady.eyeOfGroup, onLock }
  }
  const line = (at: number) => {
    const row = layout.rowAt(at)
    const shared = { id: `object-line-${at}`, active: at === cursor, topPx: list.topOf(at) }
    if (row?.kind === 'head') return <GroupHead key={row.group.key} {...shared} {...headProps(row)} />
    const slot = row ? index.slots.at(row.place) : null
    if (!slot) return null
    const { id } = slot.label
    const { hidden, can } = acts.ofLabel(slot.label)
    return (
      <ObjectRow
        key={id}
        {...shared}
        slot={slot}
        name={index.nameOf(slot)}
        selected={bench.selection.has(id)}
        hovered={bench.hovered === id}
        hidden={hidden}
        canAct={can}
        onEye={steady.eye}
        onLock={props.readOnly ? null : steady.lock}
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
