import { useEffect, useSyncExternalStore } from 'react'
import { failureMessages } from '../../../../shared/failures.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { ShownError } from '../../ui/note.tsx'
import { isRefusal } from './use-refusal.ts'

const damaged: ShownError = { code: 'ITEM_DAMAGED', message: failureMessages.ITEM_DAMAGED }

export interface ItemFailureOptions {
  /** Why the item could not be opened. */
  readonly error: ShownError | null
  /** The view of its picture; null on items without one. */
  readonly view: ImageView | null
  /** Asks whether the shard was shut meanwhile, and shows that instead. */
  readonly refuse: () => void
}

const never = () => () => {}

/** Why the item cannot be shown, or null. Asks first whether the shard was shut. */
export const useItemFailure = ({ error, view, refuse }: ItemFailureOptions): ShownError | null => {
  const stage = useSyncExternalStore(view?.subscribe ?? never, () => view?.get().stage ?? 'ready')
  const asks = stage === 'failed' || (error !== null && isRefusal(error.code))
  useEffect(() => {
    if (asks) refuse()
  }, [asks, refuse])
  return error ?? (stage === 'failed' ? damaged : null)
}

/** Shows the refusal when the station no longer takes changes because the shard was shut. */
export const useSaveRefusal = (doc: ItemDocument | null, refuse: () => void): void => {
  const code = useSyncExternalStore(doc?.subscribe ?? never, () => doc?.saveState().failure?.code ?? null)
  useEffect(() => {
    if (code !== null && isRefusal(code)) refuse()
  }, [code, refuse])
}
