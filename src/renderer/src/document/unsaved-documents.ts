import type { ItemDocument } from './item-document.ts'

/** Documents that were left while the station had not taken everything. They go on trying, and come back on the next visit. */
export interface UnsavedDocuments {
  /** Leaves a document: it is disposed once everything is saved. `key` names the item. */
  readonly release: (key: string, doc: ItemDocument) => void
  /** Takes a left document back; null when everything of the item is saved. */
  readonly take: (key: string) => ItemDocument | null
  /** Keys of items with changes that exist only in memory. */
  readonly keys: () => readonly string[]
}

/** Makes an empty set. One per window: it outlives screens and the lock, never the window. */
export const createUnsavedDocuments = (): UnsavedDocuments => {
  const kept = new Map<string, { readonly doc: ItemDocument; readonly leave: () => void }>()
  const settle = (key: string) => {
    const entry = kept.get(key)
    if (!entry || entry.doc.saveState().unsaved > 0) return
    entry.leave()
    kept.delete(key)
    entry.doc.dispose()
  }
  return {
    release: (key, doc) => {
      if (doc.saveState().unsaved === 0) {
        doc.dispose()
        return
      }
      kept.set(key, {
        doc,
        leave: doc.subscribe(() => {
          settle(key)
        }),
      })
      doc.flush().catch(() => {})
    },
    take: (key) => {
      const entry = kept.get(key)
      entry?.leave()
      kept.delete(key)
      return entry?.doc ?? null
    },
    keys: () => [...kept.keys()],
  }
}
