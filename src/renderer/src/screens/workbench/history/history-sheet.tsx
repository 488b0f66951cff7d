import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { formatCount, formatShortMoment } from '../../../ui/format.ts'
import { ActionKey } from '../../shell/action-key.tsx'
import { rowPx } from '../objects/list-layout.ts'
import { useVirtualWindow, type VirtualWindow } from '../objects/virtual-window.ts'
import { stepWords, type StepNames } from './step-words.ts'
import { stepsOf, type Step, type Steps } from './steps.ts'
import './history.css'

export interface HistorySheetProps {
  readonly doc: Pick<ItemDocument, 'history' | 'label' | 'subscribe' | 'travel'>
  readonly ontology: Ontology
  /** What is done is only looked at. */
  readonly readOnly: boolean
  readonly onClose: () => void
}

const useNames = ({ doc, ontology }: HistorySheetProps): StepNames =>
  useMemo(() => {
    const classes = new Map(ontology.classes.map((entry) => [entry.id, entry]))
    return { classOf: (id) => classes.get(id), label: doc.label }
  }, [doc, ontology])

/** The line that keys start from: where the item stands, whenever that changes, until they go elsewhere. */
const useCursor = (steps: Steps, reveal: VirtualWindow['reveal']) => {
  const [cursor, setCursor] = useState(steps.here)
  useEffect(() => {
    setCursor(steps.here)
    reveal(steps.here)
  }, [steps, reveal])
  const at = Math.min(cursor, steps.count - 1)
  const goTo = (line: number) => {
    const next = Math.min(Math.max(line, 0), steps.count - 1)
    setCursor(next)
    reveal(next)
  }
  return { at, goTo }
}

const movesOf = (page: number): Readonly<Record<string, number>> => ({
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: -Infinity,
  End: Infinity,
})

interface RowProps {
  readonly step: Step
  readonly line: number
  readonly words: string
  readonly active: boolean
  readonly nowMs: number
  readonly onPress: () => void
}

const Row = ({ step: { change, place }, line, words, active, nowMs, onPress }: RowProps) => (
  <div
    id={`history-line-${String(line)}`}
    className="history-row"
    role="option"
    aria-selected={place === 'here'}
    aria-label={`${words}${place === 'undone' ? ', undone' : place === 'here' ? ', here now' : ''}`}
    data-place={place}
    data-active={active || undefined}
    style={{ transform: `translateY(${String(line * rowPx)}px)` }}
    title={words}
    onClick={onPress}
  >
    <span className="history-dot" aria-hidden="true" />
    <span className="ell grow">{words}</span>
    <span className="t3 xs num">{place === 'undone' ? 'undone' : change && formatShortMoment(change.at, nowMs)}</span>
  </div>
)

interface LinesProps {
  readonly steps: Steps
  readonly list: VirtualWindow
  readonly names: StepNames
  readonly cursor: number
  readonly onPress: (line: number) => void
}

/** The lines that are in sight. */
const Lines = ({ steps, list, names, cursor, onPress }: LinesProps) => {
  const nowMs = Date.now()
  return (
    <div className="history-lines" style={{ height: list.heightPx }}>
      {Array.from({ length: Math.max(list.to - list.from, 0) }, (_, offset) => {
        const line = list.from + offset
        const step = steps.at(line)
        const words = step?.change ? stepWords(step.change, names) : 'Before the first change'
        const row = { line, words, nowMs, active: line === cursor, onPress: () => onPress(line) }
        return step && <Row key={step.done} step={step} {...row} />
      })}
    </div>
  )
}

const Head = ({ count, onClose }: { readonly count: number; readonly onClose: () => void }) => (
  <div className="panel-head">
    <b>History</b>
    <span className="t3 xs num">{formatCount(count)}</span>
    <span className="end">
      <ActionKey id="history.list" />
      <ActionIcon size={24} aria-label="Close the history" onClick={onClose}>
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </span>
  </div>
)

/** Every step of the item, the newest first; a press or Enter makes the item as it was after that step. */
export const HistorySheet = (props: HistorySheetProps) => {
  const { doc, readOnly, onClose } = props
  const history = useSyncExternalStore(doc.subscribe, doc.history)
  const steps = useMemo(() => stepsOf(history), [history])
  const names = useNames(props)
  const list = useVirtualWindow({ rows: steps.count, openLine: null, openPx: 0 })
  const cursor = useCursor(steps, list.reveal)
  useEffect(() => list.list.current?.focus(), [list.list])
  const travelTo = (line: number) => {
    const step = steps.at(line)
    if (step && !readOnly) doc.travel(step.done - history.undoable.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(Math.floor((list.list.current?.clientHeight ?? 0) / rowPx) - 1, 1)
    const by = movesOf(page)[event.key]
    if (by !== undefined) cursor.goTo(cursor.at + by)
    else if (event.key === 'Enter' || event.key === ' ') travelTo(cursor.at)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  return (
    <aside className="history" aria-label="History" data-region>
      <Head count={steps.count - 1} onClose={onClose} />
      <div
        ref={list.listRef}
        className="history-list"
        role="listbox"
        aria-label="Steps, the newest first"
        aria-disabled={readOnly || undefined}
        aria-activedescendant={`history-line-${String(cursor.at)}`}
        tabIndex={0}
        data-own-keys
        onScroll={list.onScroll}
        onKeyDown={onKeyDown}
      >
        <Lines {...{ steps, list, names }} cursor={cursor.at} onPress={travelTo} />
      </div>
    </aside>
  )
}
