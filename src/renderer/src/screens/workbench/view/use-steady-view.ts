import { useEffect } from 'react'
import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { toImage, type PixelSize } from '../../../canvas/viewport.ts'

/**
 * Keeps zoom and place from one picture to the next of the same size, for those who follow something through a sequence. Off, each
 * picture is fitted.
 */
export const useSteadyView = (view: ImageView, on: boolean): void => {
  useEffect(() => {
    if (!on) return
    let last: { readonly scale: number; readonly middle: ImagePoint; readonly picture: PixelSize } | null = null
    let wasReady = view.get().stage === 'ready'
    const look = () => {
      const { stage, view: viewport, surface, picture } = view.get()
      const isNew = stage === 'ready' && !wasReady
      wasReady = stage === 'ready'
      if (stage !== 'ready') return
      const before = last
      const [x, y] = toImage(viewport, [surface.widthPx / 2, surface.heightPx / 2])
      last = { scale: viewport.scale, middle: atImage(x, y), picture }
      const isSame = before?.picture.widthPx === picture.widthPx && before.picture.heightPx === picture.heightPx
      if (!isNew || !before || !isSame) return
      view.zoomBy(before.scale / viewport.scale)
      view.centreOn(before.middle)
    }
    look()
    return view.subscribe(look)
  }, [view, on])
}
