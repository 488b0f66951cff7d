import { useCallback, useEffect, useState } from 'react'
import type { OpenedShard } from '../../../../shared/ipc/work.ts'
import { createImageCache } from '../../canvas/image-cache.ts'
import { createImageView } from '../../canvas/image-view.ts'
import { useStation } from '../../station/station-provider.tsx'
import { Trail } from '../shell/slots.tsx'
import { ErasedItem } from './erased-item.tsx'
import { FilmStrip } from './film-strip.tsx'
import { ItemBench } from './item-bench.tsx'
import { ItemError } from './item-error.tsx'
import { LeaseFacts } from './lease-facts.tsx'
import { Navigator } from './navigator.tsx'
import { shownKey, stepFrom } from './next-item.ts'
import { SkipDialog } from './skip-dialog.tsx'
import { StepNote } from './step-note.tsx'
import { useActiveTime } from './use-active-time.ts'
import { useItemFailure, useSaveRefusal } from './use-item-failure.ts'
import { useLeaseWatch } from './use-lease-watch.ts'
import { useNeighbours } from './use-neighbours.ts'
import { useKeptView } from './use-kept-view.ts'
import { useHoldWhileUnsaved, useOpenItem } from './use-open-item.ts'
import { useRefusal } from './use-refusal.ts'
import { useBenchLayout, useShardActions } from './use-shard-actions.ts'
import { useWalk } from './use-walk.ts'
import './workbench.css'

export interface ShardBenchProps {
  readonly shard: OpenedShard
  readonly index: number
}

/** All that happens around the open item. */
const useShardBench = ({ shard, index }: ShardBenchProps) => {
  const station = useStation()
  const { shardId } = shard
  const [view] = useState(createImageView)
  const [cache] = useState(createImageCache)
  const [skipping, setSkipping] = useState(false)
  const layout = useBenchLayout()
  const isErased = shard.items[index]?.state === 'erased'
  const item = useOpenItem(shard, isErased ? null : index)
  const doc = item.open?.doc ?? null
  useHoldWhileUnsaved(doc)
  const refuseWith = useRefusal(shard)
  const refuse = useCallback(() => void refuseWith(doc), [refuseWith, doc])
  useSaveRefusal(doc, refuse)
  const lease = useLeaseWatch(shard, refuse)
  const activeSeconds = useActiveTime(index)
  const walk = useWalk({ shard, index, doc, shown: !item.switching, activeSeconds, refuse: refuseWith })
  const hasPicture = !isErased && walk.items[index]?.kind !== 'text'
  const thumbnails = useNeighbours(shard, cache, item.open && !item.switching ? index + 1 : null)
  const failure = useItemFailure({ error: item.error, view: hasPicture && !item.switching ? view : null, refuse })
  useKeptView(view, { shardId, index })
  useShardActions({ walk, layout, askSkip: () => setSkipping(!isErased) })
  useEffect(() => {
    station.work.visit({ shardId, index }).catch(() => {})
  }, [station, shardId, index])
  return { ...item, isErased, view, cache, skipping, setSkipping, layout, lease, walk, hasPicture, thumbnails, failure }
}

/** An open shard: one item at a time, the others in the film strip. */
export const ShardBench = ({ shard, index }: ShardBenchProps) => {
  const bench = useShardBench({ shard, index })
  const { open, switching, view, cache, walk, layout, setSkipping } = bench
  const summary = walk.items[index]
  if (!summary) return null
  const askSkip = () => setSkipping(true)
  const onNext = stepFrom(walk.items, index, 1) === null ? null : () => walk.goBy(1)
  const failure = bench.failure && <ItemError error={bench.failure} onNext={onNext} onSkip={askSkip} />
  const strip = layout.strip && (
    <FilmStrip items={walk.items} index={index} thumbnails={bench.thumbnails} onGo={walk.goTo}>
      {bench.hasPicture && open && <Navigator view={view} />}
    </FilmStrip>
  )
  const shown = walk.items[open?.item.index ?? index] ?? summary
  const bar = {
    state: summary.state,
    busy: walk.busy || switching,
    onSkip: askSkip,
    onFinish: walk.finish,
    onReopen: walk.reopen,
  }
  const toWork = { screen: 'work' as const, projectId: shard.projectId }
  return (
    <div className="workbench">
      <Trail
        parts={[
          { words: shard.projectName, to: toWork },
          { words: shard.shardName, to: toWork },
          { words: shownKey(summary) },
        ]}
      />
      <LeaseFacts lease={bench.lease} index={index} count={walk.items.length} />
      {open && (
        <ItemBench
          key={shown.kind}
          {...{ shard, open, view, cache, bar, strip, failure, summary: shown }}
          readOnly={switching || walk.busy || summary.state === 'accepted'}
          panelShown={layout.panel}
        />
      )}
      {bench.isErased && <ErasedItem number={index + 1} onNext={onNext} />}
      {!open && failure}
      {!open && strip}
      <StepNote walk={walk} shardName={shard.shardName} />
      <SkipDialog opened={bench.skipping} onClose={() => setSkipping(false)} onSkip={walk.skip} />
    </div>
  )
}
