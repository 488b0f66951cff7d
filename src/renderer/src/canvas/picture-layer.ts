import type { ImageViewState } from './image-view.ts'
import { curveOf } from './painting/equalise.ts'
import { createLookFilter, type LookFilter } from './painting/look-filter.ts'
import { createPicture, type Picture } from './painting/picture.ts'
import { paintPixelGrid } from './painting/pixel-grid.ts'
import type { Brush } from './painting/scene.ts'
import { isSmooth, type PictureLook } from './picture-look.ts'
import type { Viewport } from './viewport.ts'

/** The layer of the picture: holds what paints it, and shows its look. */
export class PictureLayer {
  readonly #filter: LookFilter
  readonly #onSharper: () => void
  #source: ImageViewState['source'] = null
  #picture: Picture | null = null
  #look: PictureLook | null = null
  #letGo = () => {}

  constructor(canvas: HTMLCanvasElement, onSharper: () => void) {
    this.#filter = createLookFilter(canvas)
    this.#onSharper = onSharper
  }

  /** Takes over the source and the look of a view. A picture that was given is not closed here. */
  readonly show = ({ source, picture: size, look }: ImageViewState): void => {
    if (this.#source !== source) {
      this.#letGo()
      this.#source = source
      this.#look = null
      if (source !== null) this.#hold('paint' in source ? source : createPicture(source, size), !('paint' in source))
    }
    if (this.#look === look) return
    this.#look = look
    this.#filter.show(look, () => (this.#picture ? curveOf(this.#picture.source) : null))
  }

  readonly paint = (brush: Brush, state: ImageViewState, at: { view: Viewport; pixelRatio: number }): void => {
    if (!this.#picture) return
    brush.imageSmoothingEnabled = isSmooth(state.look.enlargement, at.view.scale * at.pixelRatio)
    this.#picture.paint(brush, at.view, at.pixelRatio)
    if (state.look.pixelGrid) paintPixelGrid(brush, at.view, state)
  }

  readonly destroy = (): void => {
    this.#letGo()
    this.#filter.destroy()
  }

  #hold(picture: Picture, isOwn: boolean): void {
    const leave = picture.subscribe?.(this.#onSharper)
    this.#picture = picture
    this.#letGo = () => {
      leave?.()
      if (isOwn) picture.close()
      this.#picture = null
      this.#letGo = () => {}
    }
  }
}
