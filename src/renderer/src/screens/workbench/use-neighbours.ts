import { useEffect, useState } from 'react'
import type { ItemPart, OpenedShard } from '../../../../shared/ipc/work.ts'
import type { ImageCache } from '../../canvas/image-cache.ts'
import { useStation } from '../../station/station-provider.tsx'
import { imagePartOf } from './contents.tsx'
import { createThumbnails, type Thumbnails } from './thumbnails.ts'
import { forgetAhead, readAhead } from './use-open-item.ts'

/** Small pictures for the film strip, and the next item read and its picture decoded ahead of need. */
export const useNeighbours = (shard: OpenedShard, cache: ImageCache, ahead: number | null): Thumbnails => {
  const station = useStation()
  const { shardId, items } = shard
  const [neighbours] = useState(() => {
    const parts = new Map<number, Promise<ItemPart | null>>()
    const partOf = (index: number): Promise<ItemPart | null> => {
      const found = parts.get(index)
      if (found) return found
      const part = station.work.item({ shardId, index, purpose: 'thumbnail' }).then(
        (item) => imagePartOf(item.parts),
        () => null,
      )
      parts.set(index, part)
      return part
    }
    return { partOf, thumbnails: createThumbnails(partOf) }
  })
  useEffect(() => {
    const next = ahead === null ? undefined : items[ahead]
    if (ahead === null || next === undefined || next.kind === 'text' || next.state === 'erased') return
    void readAhead(station, { shardId, index: ahead }).then((item) => {
      const part = item && imagePartOf(item.parts)
      if (part) cache.prefetch(part)
    })
  }, [station, shardId, cache, items, ahead])
  useEffect(
    () => () => {
      neighbours.thumbnails.clear()
      cache.clear()
      forgetAhead()
    },
    [neighbours, cache],
  )
  return neighbours.thumbnails
}
