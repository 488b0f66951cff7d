import { useCallback, useMemo, useRef, useState } from 'react'
import { useActions } from '../../../actions/actions-provider.tsx'
import type { Offer } from '../../../actions/registry.ts'
import { rememberFocus } from '../focus-back.ts'

/** Whether the history is shown. It takes the focus when it opens and gives it back when it closes. */
export interface HistoryShown {
  readonly opened: boolean
  readonly toggle: () => void
}

/** Holds whether the history is shown, and offers to show it. */
export const useHistory = (): HistoryShown => {
  const [opened, setOpened] = useState(false)
  const giveBack = useRef(() => {})
  const toggle = useCallback(() => {
    if (!opened) {
      giveBack.current = rememberFocus()
      setOpened(true)
      return
    }
    const isInside = document.activeElement?.closest('.history') !== null
    setOpened(false)
    if (isInside) giveBack.current()
  }, [opened])
  useActions(
    useMemo<readonly Offer[]>(
      () => [{ id: 'history.list', words: opened ? 'Close the history' : 'Show the history', run: toggle }],
      [opened, toggle],
    ),
  )
  return useMemo(() => ({ opened, toggle }), [opened, toggle])
}
