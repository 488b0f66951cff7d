import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { OpenedItem, OpenedShard } from '../../../../shared/ipc/work.ts'
import { settledLabel } from '../../../../shared/labels/answering.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { createItemDocument, type ItemDocument } from '../../document/item-document.ts'
import { isSameValue } from '../../document/same-label.ts'
import { createUnsavedDocuments } from '../../document/unsaved-documents.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { createAheadItem } from './ahead-item.ts'

/** One open item with its document. */
export interface OpenItem {
  readonly item: OpenedItem
  readonly doc: ItemDocument
}

export interface OpenItemResult {
  /** The item that was asked for, or the one before while that is on its way. Null before the first. */
  readonly open: OpenItem | null
  readonly error: CallError | null
  /** True while `open` is not the one that was asked for. */
  readonly switching: boolean
}

const unsaved = createUnsavedDocuments()
const ahead = createAheadItem()
const keyOf = (shardId: string, index: number): string => `${shardId}/${String(index)}`

type ItemPlace = Parameters<StationClient['work']['item']>[0]

/** Puts an item that is not shown through one edit and waits until the station has taken it. @throws what the station answered. */
export const changeItem = async (
  {
    station,
    place,
    ontology,
  }: { readonly station: StationClient; readonly place: ItemPlace; readonly ontology: Ontology },
  edit: (doc: ItemDocument, item: OpenedItem) => void,
): Promise<void> => {
  ahead.forget(keyOf(place.shardId, place.index))
  const item = await station.work.item(place)
  const doc = openDocument(station, place, { item, ontology })
  try {
    edit(doc, item)
    await doc.flush()
  } finally {
    unsaved.release(keyOf(place.shardId, place.index), doc)
  }
}

/** An item as the station gave it, and the classes that its answers are settled by. */
interface Given {
  readonly item: OpenedItem
  readonly ontology: Ontology
}

const openDocument = (station: StationClient, place: ItemPlace, given: Given): ItemDocument =>
  unsaved.take(keyOf(place.shardId, place.index)) ?? newDocument(station, place, given)

const newDocument = (station: StationClient, place: ItemPlace, { item, ontology }: Given): ItemDocument =>
  createItemDocument({
    opened: item,
    settle: (before, after) => settledLabel(before, after, ontology.classes),
    save: (after, changes) => station.work.save({ ...place, after, changes: [...changes] }),
    reload: () => station.work.item(place),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })

interface Shown {
  readonly open: OpenItem | null
  readonly error: CallError | null
  readonly index: number | null
}

type Held = RefObject<OpenItem | null>

/** Leaves what is held; its document lives on while it has something unsaved. */
const leave = (held: Held, shardId: string): void => {
  if (held.current) unsaved.release(keyOf(shardId, held.current.item.index), held.current.doc)
  held.current = null
}

/** Reads the item ahead that is likely to be opened next. Null when the station does not give it. */
export const readAhead = (station: StationClient, { shardId, index }: ItemPlace): Promise<OpenedItem | null> =>
  ahead.read(keyOf(shardId, index), () => station.work.item({ shardId, index, purpose: 'ahead' }))

/** Nothing that was read ahead is kept any longer. */
export const forgetAhead = (): void => ahead.forget()

/** An item as it was read ahead. Null when it was not, or has changes that the station has not taken yet. */
const openedAhead = (station: StationClient, place: ItemPlace, ontology: Ontology): OpenItem | null => {
  const key = keyOf(place.shardId, place.index)
  const item = unsaved.keys().includes(key) ? null : ahead.peek(key)
  return item && { item, doc: newDocument(station, place, { item, ontology }) }
}

/** Whether what is shown of an item that was read ahead is what the station gave when it was opened. */
const isAsGiven = ({ doc }: OpenItem, item: OpenedItem): boolean => {
  const last = item.changes.at(-1)
  return last ? doc.changes().some(({ id }) => id === last.id) : doc.changes().length === doc.saveState().unsaved
}

/**
 * Opens an item and its document. One that was read ahead is shown at once, while the station is asked for it as for every
 * other: what that answers, or its refusal, stands.
 *
 * It leaves an item and its document, with what is unsaved kept trying, when another is asked for, or none: an item that was erased is never
 * asked for.
 */
export const useOpenItem = ({ shardId, ontology }: OpenedShard, index: number | null): OpenItemResult => {
  const station = useStation()
  const held = useRef<OpenItem | null>(null)
  const [result, setResult] = useState<Shown>({ open: null, error: null, index })
  /** Shown as it was read ahead, while the station was not asked for it yet. */
  const early = useRef<OpenItem | null>(null)
  const found = index === null || index === result.index ? null : openedAhead(station, { shardId, index }, ontology)
  if (found) setResult({ open: found, error: null, index })

  useLayoutEffect(() => {
    if (result.open === null || result.open === held.current) return
    if (result.open.doc !== held.current?.doc) {
      leave(held, shardId)
      early.current = result.open
    }
    held.current = result.open
  }, [result.open, shardId])

  useEffect(() => {
    let dropped = false
    if (index === null) {
      leave(held, shardId)
      setResult({ open: null, error: null, index })
      return
    }
    const place = { shardId, index }
    const shown = early.current
    early.current = null
    ahead.forget(keyOf(shardId, index))
    station.work.item(place).then(
      (item) => {
        if (dropped) return
        if (shown && shown === held.current && isAsGiven(shown, item)) {
          if (!isSameValue(shown.item, item)) setResult({ open: { item, doc: shown.doc }, error: null, index })
          return
        }
        leave(held, shardId)
        held.current = { item, doc: openDocument(station, place, { item, ontology }) }
        setResult({ open: held.current, error: null, index })
      },
      (thrown: unknown) => {
        if (dropped) return
        leave(held, shardId)
        setResult({ open: null, error: asCallError(thrown), index })
      },
    )
    return () => {
      dropped = true
    }
  }, [station, shardId, ontology, index])

  useEffect(() => () => leave(held, shardId), [shardId])
  return { open: result.open, error: result.error, switching: result.index !== index }
}

/** Holds back closing the window while changes exist only in memory, and sends them. */
export const useHoldWhileUnsaved = (doc: ItemDocument | null): void => {
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      const open = doc !== null && doc.saveState().unsaved > 0
      if (!open && unsaved.keys().length === 0) return
      doc?.flush().catch(() => {})
      event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => {
      window.removeEventListener('beforeunload', hold)
    }
  }, [doc])
}
