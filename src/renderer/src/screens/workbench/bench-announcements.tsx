import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { toolOf } from '../../canvas/tools/index.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { formatPlural } from '../../ui/format.ts'
import type { Bench } from './use-bench.ts'

/** A state has to last so long before it is said: what is passed through quickly is not. */
const settledMs = 400
const savedMs = 1_500

const useSettled = (words: string, waitMs: number): string => {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), waitMs)
    return () => clearTimeout(timer)
  }, [words, waitMs])
  return said
}

export interface AnnouncementProps {
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly bench: Pick<Bench, 'selection' | 'tool'>
  readonly hasPicture: boolean
  /** Which item it is, in words. */
  readonly item: string
}

const selectionWords = ({ doc, ontology, bench }: AnnouncementProps): string => {
  const { selection } = bench
  const [first] = selection
  if (first === undefined) return ''
  if (selection.size > 1) return `${formatPlural(selection.size, 'object')} selected`
  const classId = doc.label(first)?.classId
  return `${ontology.classes.find(({ id }) => id === classId)?.name ?? 'Object'} selected`
}

/** Says to a screen reader what has changed: item, tool, selection, and that work is saved or not. */
export const BenchAnnouncements = (props: AnnouncementProps) => {
  const { doc, bench, hasPicture, item } = props
  const { kind, unsaved } = useSyncExternalStore(doc.subscribe, doc.saveState)
  const saved = kind === 'failed' ? 'Not saved' : unsaved > 0 ? '' : 'Saved'
  return (
    <div className="visually-hidden" data-announcements>
      <div role="status">{useSettled(item, settledMs)}</div>
      <div role="status">{useSettled(hasPicture ? `${toolOf(bench.tool).title} tool` : '', settledMs)}</div>
      <div role="status">{useSettled(selectionWords(props), settledMs)}</div>
      <div role="status">{useSettled(saved, savedMs)}</div>
    </div>
  )
}
