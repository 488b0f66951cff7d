import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import type { Bench } from '../use-bench.ts'
import { layList, rowPx } from './list-layout.ts'
import { runListKey } from './list-keys.ts'
import type { LiveObjects } from './live-objects.ts'
import { ObjectDetail } from './object-detail.tsx'
import { ObjectMenu, type ObjectMenuProps } from './object-menu.tsx'
import { ObjectsHead } from './objects-head.tsx'
import { ObjectRows } from './object-rows.tsx'
import { SelectionSection } from './selection-section.tsx'
import { useListSelection } from './use-list-selection.ts'
import { useObjectsVersion } from './use-objects.ts'
import { useVirtualWindow } from './virtual-window.ts'
import './objects.css'

export interface ObjectsListProps {
  readonly doc: ItemDocument
  readonly bench: Bench
  readonly objects: LiveObjects
  readonly classOf: (label: Label) => OntologyClass | undefined
  readonly readOnly: boolean
  /** Null on items without a picture. */
  readonly view: ImageView | null
  readonly filterRef: RefObject<HTMLInputElement | null>
  /** Brings a label into view in the content. */
  readonly onShow: (id: LabelId) => void
}

const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> =>
  set.has(key) ? new Set([...set].filter((other) => other !== key)) : new Set([...set, key])

/** Listed groups as lines, and which of them are folded. */
const useLayout = (objects: LiveObjects) => {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  useObjectsVersion(objects)
  const listed = objects.index.listed()
  const heads = objects.index.asked().grouping !== 'none'
  const layout = useMemo(() => layList(listed, { heads, folded }), [listed, heads, folded])
  return { layout, listed, fold: (key: string) => setFolded(toggled(folded, key)) }
}

/** The height of what is open below the selected row. */
const useHeight = () => {
  const [heightPx, setHeightPx] = useState(0)
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (!element) {
      setHeightPx(0)
      return
    }
    const observer = new ResizeObserver(() => setHeightPx(element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [heightPx, setElement] as const
}

/** The list with its lines, its selection and the one object that is open. */
const useList = ({ bench, objects, onShow }: ObjectsListProps) => {
  const { layout, listed, fold } = useLayout(objects)
  const [openPx, openRef] = useHeight()
  const only = bench.selection.size === 1 ? ([...bench.selection][0] ?? null) : null
  const onlyPlace = only === null ? null : objects.index.slots.placeOf(only)
  const openLine = useMemo(() => (onlyPlace === null ? null : layout.lineOf(onlyPlace)), [layout, onlyPlace])
  const list = useVirtualWindow({ rows: layout.rows, openLine, openPx })
  const picked = useListSelection({ objects, layout, bench, onShow })
  useSelectedInSight({ only, onlyPlace, openLine, openPx, layout, fold, list, setCursor: picked.setCursor })
  return { layout, listed, fold, openRef, only, openLine, list, picked }
}

/** The keys of the list, while it has the focus itself. */
const listKeys = (
  { list, layout, picked, fold }: ReturnType<typeof useList>,
  onMenu: (at: { x: number; y: number }, id: LabelId | null) => void,
) => {
  const element = () => list.list.current
  const page = Math.max(Math.floor((element()?.clientHeight ?? 260) / rowPx) - 1, 1)
  const acts = {
    ...picked,
    goTo: (line: number, extend: boolean) => {
      picked.goTo(line, extend)
      list.reveal(line)
    },
    fold,
    enter: () => element()?.querySelector<HTMLElement>('.object-answers :is(input, button, textarea)')?.focus(),
    menu: (line: number) => {
      const box = element()?.getBoundingClientRect()
      const top = list.topOf(line) - (element()?.scrollTop ?? 0)
      onMenu({ x: (box?.left ?? 0) + 40, y: (box?.top ?? 0) + top + rowPx }, picked.idAt(line))
    },
  }
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (runListKey(event, { layout, cursor: picked.cursor, page }, acts)) event.preventDefault()
  }
}

/** The lines of the list, with what is open below the selected one. */
const Lines = ({ of, props, onMenu }: LinesProps) => {
  const { doc, bench, objects, classOf, readOnly } = props
  const { layout, fold, list, picked, only, openLine, openRef } = of
  const label = only === null ? null : doc.label(only)
  return (
    <>
      <ObjectRows
        {...{ doc, view: props.view, readOnly, objects, layout, list, bench, fold, onMenu }}
        press={picked.press}
        cursor={picked.cursor}
      >
        {label && openLine !== null && (
          <div ref={openRef} className="object-open" style={{ transform: `translateY(${(openLine + 1) * rowPx}px)` }}>
            <ObjectDetail {...{ doc, classOf, readOnly }} labels={[label]} />
          </div>
        )}
      </ObjectRows>
      {layout.rows === 0 && (
        <p className="object-none t3">
          {objects.index.asked().filter === '' ? 'Nothing is labelled yet.' : 'Nothing matches this filter.'}
        </p>
      )}
    </>
  )
}

interface LinesProps {
  readonly of: ReturnType<typeof useList>
  readonly props: ObjectsListProps
  readonly onMenu: (at: { x: number; y: number }, id: LabelId | null) => void
}

/** What is drawn or marked: filtered, sorted, grouped; the selected one answers its questions in place. */
export const ObjectsList = (props: ObjectsListProps) => {
  const { doc, bench, objects, classOf, readOnly, filterRef } = props
  const state = useList(props)
  const { layout, listed, list, picked, openLine } = state
  const [menuAt, setMenuAt] = useState<ObjectMenuProps['at'] | null>(null)
  const onMenu = (at: { x: number; y: number }, id: LabelId | null) => {
    if (id && !bench.selection.has(id)) bench.select([id])
    setMenuAt(at)
  }
  return (
    <>
      <ObjectsHead
        count={objects.index.slots.size() - objects.index.slots.itemLabels().length}
        listed={listed.order.length}
        asked={objects.index.asked()}
        onAsk={objects.ask}
        filterRef={filterRef}
        onEnter={() => list.list.current?.focus()}
      />
      <div
        ref={list.listRef}
        className="object-list"
        role="listbox"
        aria-label="Objects"
        aria-multiselectable
        aria-activedescendant={picked.cursor === null ? undefined : `object-line-${picked.cursor}`}
        tabIndex={0}
        data-own-keys
        onScroll={list.onScroll}
        onKeyDown={(event) => listKeys(state, onMenu)(event)}
        onFocus={(event) => {
          if (event.target === event.currentTarget && picked.cursor === null && layout.rows > 0)
            picked.setCursor(openLine ?? 0)
        }}
      >
        <Lines of={state} props={props} onMenu={onMenu} />
      </div>
      {bench.selection.size > 1 && <SelectionSection {...{ doc, classOf, readOnly }} selection={bench.selection} />}
      {menuAt && <ObjectMenu at={menuAt} onClose={() => setMenuAt(null)} />}
    </>
  )
}

interface InSight {
  readonly only: LabelId | null
  readonly onlyPlace: number | null
  readonly openLine: number | null
  readonly openPx: number
  readonly layout: ReturnType<typeof layList>
  readonly fold: (key: string) => void
  readonly list: ReturnType<typeof useVirtualWindow>
  readonly setCursor: (line: number | null) => void
}

/** What is selected elsewhere is scrolled into sight, out of its folded group. */
const useSelectedInSight = ({ only, onlyPlace, openLine, openPx, layout, fold, list, setCursor }: InSight) => {
  const done = useRef<LabelId | null>(null)
  const { reveal } = list
  useEffect(() => {
    if (only === null) done.current = null
    if (only === null || only === done.current || onlyPlace === null) return
    if (openLine === null) {
      const group = layout.groupOf(onlyPlace)
      if (group) fold(group.key)
      return
    }
    done.current = only
    setCursor(openLine)
    reveal(openLine)
  })
  useEffect(() => {
    if (openLine !== null && openPx > 0) reveal(openLine)
    // The line may move under a filter; only a new selection or a grown form scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [only, openPx, reveal])
}
