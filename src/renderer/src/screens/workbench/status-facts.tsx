import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { formatClockSeconds, formatPlural } from '../../ui/format.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { causeWords } from './cause-words.ts'
import { useCalmPointer, useCalmView } from './view/use-calm-view.ts'

/** How long saving may take before it is mentioned. */
const patienceMs = 300

const useIsLate = (waiting: boolean): boolean => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waiting])
  return late && waiting
}

/** Saved only after the durable answer; a failure says what is kept and why. */
const Saved = ({ doc, lastSavedAt }: { readonly doc: ItemDocument; readonly lastSavedAt: string | null }) => {
  const state = useSyncExternalStore(doc.subscribe, doc.saveState)
  const late = useIsLate(state.kind === 'saving')
  if (state.kind === 'failed')
    return (
      <span className="bad" role="alert" title={`${state.failure?.message ?? ''} (${state.failure?.code ?? ''})`}>
        <IconAlertTriangle size={13} stroke={1.6} />
        Not saved: {formatPlural(state.unsaved, 'change')} kept in memory, trying again
      </span>
    )
  const known = state.savedAt ?? lastSavedAt
  if (late || (state.kind === 'saving' && known === null))
    return (
      <span>
        <IconLoader2 size={13} stroke={1.6} />
        Saving…
      </span>
    )
  return (
    <span className="ok" data-unsaved={state.unsaved}>
      <IconCircleCheck size={13} stroke={1.6} />
      {known === null ? 'All work saved' : `Saved ${formatClockSeconds(known)}`}
    </span>
  )
}

const Position = ({ view }: { readonly view: ImageView }) => {
  const at = useCalmPointer(view)
  const { view: viewport, picture, stage } = useCalmView(view)
  if (stage !== 'ready') return null
  return (
    <>
      <span className="num status-position">{at ? `x ${at[0].toFixed(1)}  y ${at[1].toFixed(1)}` : 'x –  y –'}</span>
      <span className="num">{Math.round(viewport.scale * 100)} %</span>
      <span className="num">
        {picture.widthPx} × {picture.heightPx}
      </span>
    </>
  )
}

const Undo = ({ doc }: { readonly doc: ItemDocument }) => {
  const { undoable } = useSyncExternalStore(doc.subscribe, doc.history)
  const last = undoable.at(-1)
  if (!last) return null
  return (
    <span className="status-undo">
      Undo: {causeWords(last.cause)} <ActionKey id="history.undo" />
    </span>
  )
}

export interface StatusFactsProps {
  readonly doc: ItemDocument
  readonly lastSavedAt: string | null
  /** Null on items without a picture. */
  readonly view: ImageView | null
  readonly ontology: Ontology
  readonly activeClassId: ClassId | null
}

/** The quiet facts of a workbench, for the status bar. */
export const StatusFacts = ({ doc, lastSavedAt, view, ontology, activeClassId }: StatusFactsProps) => {
  const active = ontology.classes.find(({ id }) => id === activeClassId)
  return (
    <>
      <Saved doc={doc} lastSavedAt={lastSavedAt} />
      {view && <Position view={view} />}
      {active && (
        <span>
          Label: <b className="t1">{active.name}</b>
        </span>
      )}
      <Undo doc={doc} />
    </>
  )
}
