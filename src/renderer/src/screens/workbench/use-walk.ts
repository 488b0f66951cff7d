import { useCallback, useMemo, useState } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import type { FinishFaults } from '../../../../shared/labels/finish-rules.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { asCallError } from '../../station/call-error.ts'
import { useStation } from '../../station/station-provider.tsx'
import type { ShownError } from '../../ui/note.tsx'
import { useRoute } from '../route.ts'
import { endOf, isOpen, nextInState, nextOpenItem, openItemBefore, stepFrom, type Wanted } from './next-item.ts'
import type { ActiveTime } from './time/use-active-time.ts'
import { useComplete } from './use-complete.ts'
import { useForAWhile } from './use-for-a-while.ts'
import { isRefusal } from './use-refusal.ts'
import { matchesFilter, type ItemFilter } from './walk/item-filter.ts'

/** Why there is nowhere further to go: the shard has no work left, or the filter finds none. */
export type WalkEnd = 'all-done' | 'none-matches'

/** How a person goes from item to item. Nothing is left before the station has taken every change. */
export interface Walk {
  readonly items: readonly ItemSummary[]
  /** A step is under way. */
  readonly busy: boolean
  /** Why the last step was held back. */
  readonly error: ShownError | null
  readonly end: WalkEnd | null
  /** Takes the held back step again. */
  readonly retry: () => void
  /** An item was to be ended before it was shown; nothing was done. */
  readonly early: boolean
  /** The item was to be finished while something is missing; nothing was done. Null once it is not so any more. */
  readonly incomplete: FinishFaults | null
  readonly goTo: (index: number) => void
  /** Goes some items on or back, over those the filter leaves out. */
  readonly goBy: (step: -1 | 1, times?: number) => void
  readonly goToEnd: (end: 'first' | 'last') => void
  /** Goes to the next item that needs work, or the one before. */
  readonly goOpen: (step: -1 | 1) => void
  readonly goReturned: () => void
  readonly finish: () => void
  readonly skip: (reason: string) => void
  readonly reopen: () => void
  readonly toggleFlag: () => void
  /** Puts a newer line about an item in the place of the old. */
  readonly update: (item: ItemSummary) => void
}

export interface WalkOptions {
  readonly shard: OpenedShard
  readonly index: number
  readonly doc: ItemDocument | null
  readonly filter: ItemFilter
  /** Whether the item that was asked for is the one that is shown. */
  readonly shown: boolean
  readonly time: ActiveTime
  /** Finishing was held back: go to the place. */
  readonly onIncomplete: () => void
  /** Answers true when the shard turned out to be shut and its reason is shown. */
  readonly refuse: (doc: ItemDocument | null) => Promise<boolean>
}

type Ended = 'finished' | 'skipped' | 'todo'

type Step = () => Promise<void> | void

/** Runs one step at a time, after the station has taken every change. */
const useStep = ({ doc, refuse }: WalkOptions) => {
  const [busy, setBusy] = useState(false)
  const [held, setHeld] = useState<{ readonly error: ShownError; readonly act: Step } | null>(null)
  /** With everything saved, what takes no time is done at once: saying that it is under way costs a frame. */
  const stepAtOnce = (act: () => void) => {
    if (busy) return
    if (doc && doc.saveState().unsaved > 0) return void step(act)
    setHeld(null)
    act()
  }
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
  return { busy, error: held?.error ?? null, step, stepAtOnce, retry }
}

/** How long it is said that a press came too early. */
const earlyMs = 4_000

const replaced = (items: readonly ItemSummary[], item: ItemSummary): readonly ItemSummary[] =>
  items.map((entry) => (entry.index === item.index ? item : entry))

/** The lines about the items, as they are now. */
const useItems = ({ shardId, items: first }: OpenedShard, index: number) => {
  const station = useStation()
  const [items, setItems] = useState<readonly ItemSummary[]>(first)
  const update = useCallback((item: ItemSummary) => setItems((before) => replaced(before, item)), [])
  const flagged = items[index]?.flagged === true
  const toggleFlag = () => {
    station.work.flag({ shardId, index, flagged: !flagged }).then(
      ({ item }) => update(item),
      () => {},
    )
  }
  return { items, update, toggleFlag }
}

/** Where the walk leads from one item, over what the filter finds. */
const waysFrom = (items: readonly ItemSummary[], index: number, wanted: Wanted) => ({
  by: (step: -1 | 1, times: number) => stepFrom(items, index, { step, times, wanted }),
  end: (end: 'first' | 'last') => endOf(items, end, wanted),
  open: (step: -1 | 1) => (step === 1 ? nextOpenItem : openItemBefore)(items, index, wanted),
  returned: () => nextInState(items, index, 'returned'),
})

const stepsOver = (
  ways: ReturnType<typeof waysFrom>,
  goTo: (index: number | null) => void,
): Pick<Walk, 'goBy' | 'goToEnd' | 'goOpen' | 'goReturned'> => ({
  goBy: (step, times = 1) => goTo(ways.by(step, times)),
  goToEnd: (end) => goTo(ways.end(end)),
  goOpen: (step) => goTo(ways.open(step)),
  goReturned: () => goTo(ways.returned()),
})

/** Why nothing is left to do where the walk ended. */
const endFor = (items: readonly ItemSummary[], index: number): WalkEnd =>
  nextOpenItem(items, index) === null ? 'all-done' : 'none-matches'

/** Sends the time in use with a step; it is counted on when the step is not taken. */
const timed = async <Answer>(time: ActiveTime, send: (activeSeconds: number) => Promise<Answer>): Promise<Answer> => {
  const activeSeconds = time.take()
  try {
    return await send(activeSeconds)
  } catch (thrown) {
    time.giveBack(activeSeconds)
    throw thrown
  }
}

/** Walks through the items of a shard. */
export const useWalk = (options: WalkOptions): Walk => {
  const { shard, index, time, shown, filter } = options
  const { shardId } = shard
  const station = useStation()
  const { go } = useRoute()
  const { items, update, toggleFlag } = useItems(shard, index)
  const [end, setEnd] = useState<WalkEnd | null>(null)
  /** The item that was to be ended before it was shown. */
  const [earlyAt, setEarlyAt] = useForAWhile<number>(earlyMs)
  const { busy, error, step, stepAtOnce, retry } = useStep(options)
  const wanted = useMemo<Wanted>(() => (item) => matchesFilter(item, filter), [filter])
  const { incomplete, isComplete } = useComplete(options, items[index])

  const moveTo = (next: number | null) =>
    next === null || next === index ? undefined : go({ screen: 'workbench', shardId, index: next })
  /** Goes to what needs work next, of the items as they are now. */
  const goOn = (now: readonly ItemSummary[]) => {
    const next = nextOpenItem(now, index, wanted)
    setEnd(next === null ? endFor(now, index) : null)
    moveTo(next)
  }
  const state = items[index]?.state ?? 'todo'
  const endItem = (to: Ended, reason: string | null) => {
    if (state === 'erased') return Promise.resolve()
    setEarlyAt(shown ? null : index)
    if (!shown) return Promise.resolve()
    return step(async () => {
      const answer = await timed(time, (activeSeconds) =>
        station.work.setState({ shardId, index, state: to, reason, activeSeconds }),
      )
      update(answer.item)
      if (to !== 'todo') goOn(replaced(items, answer.item))
    })
  }
  const goTo = (next: number | null) => {
    if (next === null || !items[next] || next === index) return
    setEnd(null)
    stepAtOnce(() => moveTo(next))
  }
  return {
    ...{ items, busy, error, end, retry, incomplete, early: earlyAt === index },
    goTo,
    ...stepsOver(waysFrom(items, index, wanted), goTo),
    finish: () => {
      if (!isOpen({ state })) void step(() => goOn(items))
      else if (isComplete()) void endItem('finished', null)
    },
    skip: (reason) => void endItem('skipped', reason),
    reopen: () => void endItem('todo', null),
    ...{ toggleFlag, update },
  }
}
