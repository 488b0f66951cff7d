import { useEffect, useRef, useState, type RefObject } from 'react'
import type { OpenedItem, OpenedShard } from '../../../../shared/ipc/work.ts'
import { settledLabel } from '../../../../shared/labels/answering.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { createItemDocument, type ItemDocument } from '../../document/item-document.ts'
import { createUnsavedDocuments } from '../../document/unsaved-documents.ts'
import { asCallError, type CallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import type { StationClient } from '../../station/client.ts'

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
  const item = await station.work.item(place)
  const doc = openDocument(station, place, { item, ontology })
  try {
    edit(doc, item)
    await doc.flush()
  } finally {
    unsaved.release(keyOf(place.shardId, place.index), doc)
  }
}

const openDocument = (
  station: StationClient,
  place: ItemPlace,
  { item, ontology }: { readonly item: OpenedItem; readonly ontology: Ontology },
): ItemDocument =>
  unsaved.take(keyOf(place.shardId, place.index)) ??
  createItemDocument({
    opened: item,
    settle: (before, after) => settledLabel(before, after, ontology.classes),
    save: (after, changes) => station.work.save({ ...place, after, changes: [...changes] }),
    reload: () => station.work.item(place),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })

type Held = RefObject<OpenItem | null>

/** Leaves what is held; its document lives on while it has something unsaved. */
const leave = (held: Held, shardId: string): void => {
  if (held.current) unsaved.release(keyOf(shardId, held.current.item.index), held.current.doc)
  held.current = null
}

/**
 * Opens an item and its document; leaves them, with what is unsaved kept trying, when another is asked for, or none: an item
 * that was erased is never asked for.
 */
export const useOpenItem = ({ shardId, ontology }: OpenedShard, index: number | null): OpenItemResult => {
  const station = useStation()
  const held = useRef<OpenItem | null>(null)
  const [result, setResult] = useState<{ open: OpenItem | null; error: CallError | null; index: number | null }>({
    open: null,
    error: null,
    index,
  })

  useEffect(() => {
    let dropped = false
    if (index === null) {
      leave(held, shardId)
      setResult({ open: null, error: null, index })
      return
    }
    const place = { shardId, index }
    station.work.item(place).then(
      (item) => {
        if (dropped) return
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
