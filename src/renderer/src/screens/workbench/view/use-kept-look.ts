import { useEffect } from 'react'
import type { OpenedShard } from '../../../../../shared/ipc/work.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { useStation } from '../../../station/station-provider.tsx'
import { keptOf, readKept } from './kept-look.ts'

const keepAfterMs = 400

/** Takes up how the person looked at this shard before, and keeps it when it rests. */
export const useKeptLook = (view: ImageView, { shardId, choices }: OpenedShard): void => {
  const station = useStation()
  const before = choices['look']
  useEffect(() => {
    const kept = readKept(before)
    view.setLook(kept.look)
    view.setCrosshair(kept.crosshair)
    view.setGuides(kept.guides)
    view.setDisplay({
      opacity: kept.opacity,
      names: kept.names,
      linePx: kept.linePx,
      classes: new Map(kept.hiddenClasses.map((id) => [id, { hidden: true }])),
    })
    let known = JSON.stringify(keptOf(view.get()))
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = view.subscribe(() => {
      const value = JSON.stringify(keptOf(view.get()))
      if (value === known) return
      known = value
      clearTimeout(timer)
      timer = setTimeout(() => void station.work.choose({ shardId, name: 'look', value }).catch(() => {}), keepAfterMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [station, view, shardId, before])
}
