import { useEffect, useRef } from 'react'
import { atImage } from '../../../../shared/labels/geometry.ts'
import type { ImageView, ImageViewState } from '../../canvas/image-view.ts'
import { toImage } from '../../canvas/viewport.ts'
import { useSession, useStation } from '../../station/station-provider.tsx'

interface KeptView {
  readonly scale: number
  readonly x: number
  readonly y: number
}

const keepAfterMs = 400

const middleOf = ({ view, surface }: ImageViewState): KeptView => {
  const [x, y] = toImage(view, [surface.widthPx / 2, surface.heightPx / 2])
  return { scale: view.scale, x, y }
}

const lookAgain = (view: ImageView, { scale, x, y }: KeptView): void => {
  view.zoomBy(scale / view.get().view.scale)
  view.centreOn(atImage(x, y))
}

/**
 * Keeps how a picture is looked at across the lock: tells the main process when zoom and middle rest, and takes them up again
 * when the same item is the first that is shown after unlocking.
 */
export const useKeptView = (view: ImageView, item: { readonly shardId: string; readonly index: number }): void => {
  const { shardId, index } = item
  const station = useStation()
  const { place } = useSession()
  const kept = useRef(place)
  useEffect(() => {
    const before = kept.current
    kept.current = null
    const same = before?.screen === 'workbench' && before.shardId === shardId && (before.index ?? index) === index
    let wanted = same ? (before.view ?? null) : null
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      const seen = middleOf(view.get())
      station.session.keepPlace({ place: { screen: 'workbench', shardId, index, view: seen } }).catch(() => undefined)
    }
    const look = () => {
      const { stage, surface } = view.get()
      if (stage !== 'ready' || surface.widthPx === 0) return
      const again = wanted
      wanted = null
      if (again) lookAgain(view, again)
      clearTimeout(timer)
      timer = setTimeout(keep, keepAfterMs)
    }
    const stop = view.subscribe(look)
    look()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [station, view, shardId, index])
}
