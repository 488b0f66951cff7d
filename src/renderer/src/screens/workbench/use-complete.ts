import { useEffect } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import { finishFaults, mayFinish, type FinishFaults } from '../../../../shared/labels/finish-rules.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { useForAWhile } from './use-for-a-while.ts'

/** How long it is said over the content why finishing was held back; the count in the bar stays. */
const heldMs = 6_000

interface CompleteOptions {
  readonly shard: OpenedShard
  readonly doc: ItemDocument | null
  readonly shown: boolean
  /** Finishing was held back: go to the place. */
  readonly onIncomplete: () => void
}

/** Holds finishing back while something is missing. The main process does too: here the person is led to the place. */
export const useComplete = ({ shard, doc, shown, onIncomplete }: CompleteOptions, item: ItemSummary | undefined) => {
  const [held, setHeld] = useForAWhile<{ readonly doc: ItemDocument; readonly faults: FinishFaults }>(heldMs)
  useEffect(() => {
    if (!held) return
    return held.doc.subscribe((touched) => {
      if (touched === 'all' || touched.size > 0) setHeld(null)
    })
  }, [held, setHeld])
  const isComplete = (): boolean => {
    if (!doc || !shown || !item) return true
    const faults = finishFaults(doc.labels().values(), shard.ontology, item.kind)
    setHeld(mayFinish(faults) ? null : { doc, faults })
    if (!mayFinish(faults)) onIncomplete()
    return mayFinish(faults)
  }
  return { incomplete: held && held.doc === doc ? held.faults : null, isComplete }
}
