import { useEffect, useState } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { asCallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import type { ShownError } from '../../ui/note.tsx'
import { useRoute } from '../route.ts'
import { nextOpenItem, stepFrom } from './next-item.ts'
import { isRefusal } from './use-refusal.ts'

/** How a person goes from item to item. Nothing is left before the station has taken every change. */
export interface Walk {
  readonly items: readonly ItemSummary[]
  /** A step is under way. */
  readonly busy: boolean
  /** Why the last step was held back. */
  readonly error: ShownError | null
  /** Every item is finished or skipped. */
  readonly allDone: boolean
  /** Takes the held back step again. */
  readonly retry: () => void
  /** An item was to be ended before it was shown; nothing was done. */
  readonly early: boolean
  readonly goTo: (index: number) => void
  /** Goes to the item before or after that can be shown. */
  readonly goBy: (step: -1 | 1) => void
  readonly finish: () => void
  readonly skip: (reason: string) => void
  readonly reopen: () => void
}

export interface WalkOptions {
  readonly shard: OpenedShard
  readonly index: number
  readonly doc: ItemDocument | null
  /** Whether the item that was asked for is the one that is shown. */
  readonly shown: boolean
  readonly activeSeconds: () => number
  /** Answers true when the shard turned out to be shut and its reason is shown. */
  readonly refuse: (doc: ItemDocument | null) => Promise<boolean>
}

type Ended = 'finished' | 'skipped' | 'todo'

type Step = () => Promise<void> | void

/** Runs one step at a time, after the station has taken every change. */
const useStep = ({ doc, refuse }: WalkOptions) => {
  const [busy, setBusy] = useState(false)
  const [held, setHeld] = useState<{ readonly error: ShownError; readonly act: Step } | null>(null)
  const step = async (act: Step) => {
    if (busy) return
    setBusy(true)
    setHeld(null)
    try {
      await doc?.flush()
      await act()
    } catch (thrown) {
      const error = asCallError(thrown)
      if (!isRefusal(error.code) || !(await refuse(doc))) setHeld({ error, act })
    } finally {
      setBusy(false)
    }
  }
  const retry = () => {
    if (held) void step(held.act)
  }
  return { busy, error: held?.error ?? null, step, retry }
}

/** How long it is said that a press came too early. */
const earlyMs = 4_000

/** The item that was to be ended before it was shown; forgotten after a while. */
const useEarly = () => {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    if (at === null) return
    const timer = setTimeout(() => setAt(null), earlyMs)
    return () => clearTimeout(timer)
  }, [at])
  return [at, setAt] as const
}

/** Walks through the items of a shard. */
export const useWalk = (options: WalkOptions): Walk => {
  const { shard, index, activeSeconds, shown } = options
  const { shardId } = shard
  const station = useStation()
  const { go } = useRoute()
  const [items, setItems] = useState<readonly ItemSummary[]>(shard.items)
  const [allDone, setAllDone] = useState(false)
  const [earlyAt, setEarlyAt] = useEarly()
  const { busy, error, step, retry } = useStep(options)

  const moveTo = (next: number | null) => {
    setAllDone(next === null)
    if (next !== null && next !== index) go({ screen: 'workbench', shardId, index: next })
  }
  const state = items[index]?.state ?? 'todo'
  const end = (to: Ended, reason: string | null) => {
    if (state === 'erased') return Promise.resolve()
    setEarlyAt(shown ? null : index)
    if (!shown) return Promise.resolve()
    return step(async () => {
      const answer = await station.work.setState({ shardId, index, state: to, reason, activeSeconds: activeSeconds() })
      const next = items.map((entry) => (entry.index === index ? answer.item : entry))
      setItems(next)
      if (to !== 'todo') moveTo(nextOpenItem(next, index))
    })
  }
  const done = state !== 'todo' && state !== 'returned'
  const goTo = (next: number) => {
    if (items[next] && next !== index) void step(() => moveTo(next))
  }
  return {
    ...{ items, busy, error, allDone, retry, early: earlyAt === index },
    goTo,
    goBy: (by) => {
      const next = stepFrom(items, index, by)
      if (next !== null) goTo(next)
    },
    finish: () => void (done ? step(() => moveTo(nextOpenItem(items, index))) : end('finished', null)),
    skip: (reason) => void end('skipped', reason),
    reopen: () => void end('todo', null),
  }
}
