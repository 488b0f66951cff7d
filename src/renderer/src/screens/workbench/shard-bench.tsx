import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import { createImageCache } from '../../canvas/image-cache.ts'
import { createImageView } from '../../canvas/image-view.ts'
import { useStation } from '../../station/station-provider.tsx'
import { Trail } from '../shell/slots.tsx'
import type { Guide } from './bench-parts.tsx'
import { yesOrNo } from './choice-format.ts'
import { ErasedItem } from './erased-item.tsx'
import { FilmStrip } from './film-strip.tsx'
import { ItemBench } from './item-bench.tsx'
import { ItemError } from './item-error.tsx'
import { LeaseFacts } from './lease-facts.tsx'
import { Navigator } from './navigator.tsx'
import { shownKey, stepFrom } from './next-item.ts'
import { PanelEdge } from './panel-edge.tsx'
import { SkipDialog } from './skip-dialog.tsx'
import { StepNote } from './step-note.tsx'
import { TimeFacts } from './time/time-facts.tsx'
import { useActiveTime } from './time/use-active-time.ts'
import { useBenchLayout } from './use-bench-layout.ts'
import { useKeptBrush } from './use-kept-brush.ts'
import { useKeptChoice } from './use-kept-choice.ts'
import { useItemFailure, useSaveRefusal } from './use-item-failure.ts'
import { useLeaseWatch } from './use-lease-watch.ts'
import { useNeighbours } from './use-neighbours.ts'
import { useItemsInPalette } from './use-items-in-palette.ts'
import { useKeptView } from './use-kept-view.ts'
import { useHoldWhileUnsaved, useOpenItem } from './use-open-item.ts'
import { useRefusal } from './use-refusal.ts'
import { useShardActions } from './use-shard-actions.ts'
import { useWalk } from './use-walk.ts'
import { useKeptLook } from './view/use-kept-look.ts'
import { useSteadyView } from './view/use-steady-view.ts'
import { FilmControls } from './walk/film-controls.tsx'
import { JumpDialog } from './walk/jump-dialog.tsx'
import { useItemFilter, useShownItems } from './walk/use-item-filter.ts'
import { useShardChoice } from './walk/use-shard-choice.ts'
import './workbench.css'

export interface ShardBenchProps {
  readonly shard: OpenedShard
  readonly index: number
}

/** The guidelines sheet: open or not, and the class that is asked about. */
const useGuide = (): Guide => {
  const [opened, setOpened] = useKeptChoice('workbench.guidelines', false)
  const [about, setAbout] = useState<ClassId | null>(null)
  return useMemo(
    () => ({
      opened,
      about,
      toggle: () => {
        setAbout(null)
        setOpened(!opened)
      },
      ask: (id) => {
        setAbout(id)
        setOpened(true)
      },
    }),
    [opened, about, setOpened],
  )
}

/** What is asked over the work: why an item is skipped, where to go, what to look for. One at a time. */
type Asked = 'skip' | 'jump' | 'filter' | 'adjust' | null

/** The view of the pictures, with what a person keeps of it. */
const useBenchView = (shard: OpenedShard, index: number) => {
  const [view] = useState(createImageView)
  const [steady, onSteady] = useShardChoice(shard, 'steady-view', yesOrNo)
  useKeptLook(view, shard)
  useSteadyView(view, steady)
  useKeptView(view, { shardId: shard.shardId, index })
  return { view, steady, onSteady }
}

/** All that happens around the open item. */
const useShardBench = ({ shard, index }: ShardBenchProps) => {
  const station = useStation()
  const { shardId } = shard
  const [cache] = useState(createImageCache)
  const [asked, setAsked] = useState<Asked>(null)
  const layout = useBenchLayout()
  useKeptBrush()
  const { view, steady, onSteady } = useBenchView(shard, index)
  const isErased = shard.items[index]?.state === 'erased'
  const item = useOpenItem(shard, isErased ? null : index)
  const doc = item.open?.doc ?? null
  useHoldWhileUnsaved(doc)
  const refuseWith = useRefusal(shard)
  const refuse = useCallback(() => void refuseWith(doc), [refuseWith, doc])
  useSaveRefusal(doc, refuse)
  const lease = useLeaseWatch(shard, refuse)
  const time = useActiveTime(shard, index)
  const [filter, onFilter] = useItemFilter(shard)
  const goToGap = useRef(() => {})
  const onIncomplete = () => goToGap.current()
  const walk = useWalk({ shard, index, doc, filter, shown: !item.switching, time, onIncomplete, refuse: refuseWith })
  useItemsInPalette(walk)
  const hasPicture = !isErased && walk.items[index]?.kind !== 'text'
  const thumbnails = useNeighbours(shard, cache, item.open && !item.switching ? index + 1 : null)
  const failure = useItemFailure({ error: item.error, view: hasPicture && !item.switching ? view : null, refuse })
  const guide = useGuide()
  useShardActions({
    ...{ walk, layout },
    askSkip: () => setAsked(isErased ? null : 'skip'),
    askJump: () => setAsked('jump'),
    askFilter: () => {
      layout.setStrip(true)
      setAsked('filter')
    },
    toggleGuide: guide.toggle,
  })
  useEffect(() => {
    station.work.visit({ shardId, index }).catch(() => {})
  }, [station, shardId, index])
  const onOpen = useCallback((on: boolean) => setAsked(on ? 'adjust' : null), [])
  const adjust = { opened: asked === 'adjust', onOpen, steady, onSteady }
  return {
    ...item,
    ...{ isErased, view, cache, asked, setAsked, layout, lease, walk, goToGap, hasPicture, thumbnails, failure, time },
    flow: { walk, filter, onFilter, guide, adjust },
  }
}

type ShardBenchState = ReturnType<typeof useShardBench>

/** The film strip with its controls and the navigator. */
const Strip = ({ bench, index }: { readonly bench: ShardBenchState; readonly index: number }) => {
  const { walk, flow, asked, setAsked, view } = bench
  const { shown, found } = useShownItems(walk.items, { filter: flow.filter, index })
  return (
    <FilmStrip
      {...{ shown, index }}
      items={walk.items}
      thumbnails={bench.thumbnails}
      onGo={walk.goTo}
      onStep={walk.goBy}
      onEnd={walk.goToEnd}
      controls={
        <FilmControls
          items={walk.items}
          found={found}
          filter={flow.filter}
          onFilter={flow.onFilter}
          opened={asked === 'filter'}
          onOpen={(on) => setAsked(on ? 'filter' : null)}
          onJump={() => setAsked('jump')}
        />
      }
    >
      {bench.hasPicture && bench.open && <Navigator view={view} />}
    </FilmStrip>
  )
}

/** What is asked over the work. */
const Asking = ({ bench }: { readonly bench: ShardBenchState }) => {
  const { walk, asked, setAsked } = bench
  const onClose = () => setAsked(null)
  return (
    <>
      <SkipDialog opened={asked === 'skip'} onClose={onClose} onSkip={walk.skip} />
      <JumpDialog opened={asked === 'jump'} onClose={onClose} items={walk.items} onGo={walk.goTo} />
    </>
  )
}

/** An open shard: one item at a time, the others in the film strip. */
export const ShardBench = ({ shard, index }: ShardBenchProps) => {
  const bench = useShardBench({ shard, index })
  const { open, switching, view, cache, walk, layout, flow, setAsked } = bench
  const summary = walk.items[index]
  if (!summary) return null
  const askSkip = () => setAsked('skip')
  const onNext = stepFrom(walk.items, index, { step: 1 }) === null ? null : () => walk.goBy(1)
  const failure = bench.failure && <ItemError error={bench.failure} onNext={onNext} onSkip={askSkip} />
  const strip = layout.strip && <Strip bench={bench} index={index} />
  // While the next item is on its way, name, state and labels are those of the item that is still shown.
  const shown = walk.items[open?.item.index ?? index] ?? summary
  const bar = {
    state: shown.state,
    busy: walk.busy || switching,
    onSkip: askSkip,
    onFinish: walk.finish,
    onReopen: walk.reopen,
  }
  const width = layout.panelWidth === null ? undefined : `${String(layout.panelWidth)}px`
  return (
    <div className="workbench" style={{ '--panel-width': width } as CSSProperties}>
      <BenchTrail shard={shard} shown={shown} />
      <LeaseFacts lease={bench.lease} index={shown.index} count={walk.items.length} />
      <TimeFacts key={index} items={walk.items} index={index} time={bench.time} />
      {open && (
        <ItemBench
          key={shown.kind}
          {...{ shard, open, view, cache, bar, strip, failure, flow, summary: shown }}
          readOnly={switching || walk.busy || shown.state === 'accepted'}
          panelShown={layout.panel}
          itemWords={`Item ${index + 1} of ${walk.items.length}, ${shownKey(summary)}`}
          showPanel={() => layout.setPanel(true)}
          goToGap={bench.goToGap}
        />
      )}
      {open && layout.panel && <PanelEdge layout={layout} />}
      {bench.isErased && <ErasedItem number={index + 1} onNext={onNext} />}
      {!open && failure}
      {!open && strip}
      <StepNote walk={walk} shardName={shard.shardName} />
      <Asking bench={bench} />
    </div>
  )
}

const BenchTrail = ({ shard, shown }: { readonly shard: OpenedShard; readonly shown: ItemSummary }) => {
  const toWork = { screen: 'work' as const, projectId: shard.projectId }
  return (
    <Trail
      parts={[
        { words: shard.projectName, to: toWork },
        { words: shard.shardName, to: toWork },
        { words: shownKey(shown) },
      ]}
    />
  )
}
