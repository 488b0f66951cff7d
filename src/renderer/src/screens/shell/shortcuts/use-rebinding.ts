import { useCallback, useMemo, useState } from 'react'
import type { ActionId } from '../../../actions/catalogue/index.ts'
import { holdersOf, type Keymap } from '../../../actions/keymap.ts'
import { keymapOf, type KeyChoice } from '../../../actions/keymap-store.ts'
import { dropKeys, resetKeys, takeOver, type Wish } from '../../../actions/rebind.ts'
import type { useShortcuts } from './use-shortcuts.ts'

/** What is going on in one row of the list. */
export type Stage =
  | { readonly kind: 'listening'; readonly id: ActionId; readonly replaces: string | null }
  | { readonly kind: 'taken'; readonly wish: Wish }

export interface Rebinding {
  readonly choice: KeyChoice
  readonly keymap: Keymap
  readonly stage: Stage | null
  readonly record: (id: ActionId, replaces: string | null) => void
  /** Keys were pressed: they are taken, or it is asked who shall have them. */
  readonly wish: (wish: Wish) => void
  readonly leave: () => void
  readonly change: (choice: KeyChoice) => void
  /** As `change`; fails when it cannot be kept. */
  readonly keep: (choice: KeyChoice) => Promise<void>
  readonly drop: (id: ActionId, keys: string) => void
  readonly reset: (id: ActionId) => void
}

/** Changes keys, one at a time. */
export const useRebinding = ({ choice, change: keep }: ReturnType<typeof useShortcuts>): Rebinding => {
  const [stage, setStage] = useState<Stage | null>(null)
  const keymap = useMemo(() => keymapOf(choice), [choice])
  const change = useCallback(
    (next: KeyChoice) => {
      setStage(null)
      keep(next).catch(() => undefined)
    },
    [keep],
  )
  const record = useCallback(
    (id: ActionId, replaces: string | null) => setStage({ kind: 'listening', id, replaces }),
    [],
  )
  const drop = useCallback((id: ActionId, keys: string) => change(dropKeys(choice, id, keys)), [choice, change])
  const reset = useCallback((id: ActionId) => change(resetKeys(choice, id)), [choice, change])
  return {
    ...{ choice, keymap, stage, record, change, keep, drop, reset },
    leave: () => setStage(null),
    wish: (wish) => {
      if (holdersOf(keymap, wish).length > 0) setStage({ kind: 'taken', wish })
      else change(takeOver(choice, wish))
    },
  }
}
