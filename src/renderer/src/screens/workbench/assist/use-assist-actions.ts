import { useEffect, useMemo, useRef } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import { useActions } from '../../../actions/actions-provider.tsx'
import type { Offer } from '../../../actions/registry.ts'
import type { Assist } from './use-assist.ts'

/** The suggestions among what is selected; with none of them selected the most certain one that is shown. */
const meant = ({ suggestions, shown }: Assist, selection: ReadonlySet<LabelId>): LabelId[] => {
  const selected = suggestions.filter(({ id }) => selection.has(id))
  return (selected.length > 0 ? selected : shown.slice(0, 1)).map(({ id }) => id)
}

/** Keys and commands for models and what they suggest. */
export const useAssistActions = (
  assist: Assist,
  { selection, readOnly }: { readonly selection: ReadonlySet<LabelId>; readonly readOnly: boolean },
): void => {
  const latest = useRef({ assist, selection })
  useEffect(() => {
    latest.current = { assist, selection }
  })
  const mayDecide = !readOnly && assist.suggestions.length > 0
  const mayRun = !readOnly && assist.detector !== null && !assist.busy
  const offers = useMemo<readonly Offer[]>(() => {
    const now = () => latest.current
    const ids = () => meant(now().assist, now().selection)
    const all = (which: 'shown' | 'suggestions') => now().assist[which].map(({ id }) => id)
    return [
      { id: 'assist.run', enabled: mayRun, run: () => now().assist.run() },
      { id: 'assist.accept', enabled: mayDecide, run: () => now().assist.accept(ids()) },
      { id: 'assist.reject', enabled: mayDecide, run: () => now().assist.reject(ids()) },
      { id: 'assist.accept-all', enabled: mayDecide, run: () => now().assist.accept(all('shown')) },
      { id: 'assist.reject-all', enabled: mayDecide, run: () => now().assist.reject(all('suggestions')) },
    ]
  }, [mayRun, mayDecide])
  useActions(offers)
}
