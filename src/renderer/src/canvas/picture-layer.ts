import type { ImageViewState } from './image-view.ts'
import { curveOf } from './painting/equalise.ts'
import { createLookFilter, type LookFilter } from './painting/look-filter.ts'
import { paintPixelGrid } from './painting/pixel-grid.ts'
import type { Brush } from './painting/scene.ts'
import { isSmooth, type PictureLook } from './picture-look.ts'
import type { Viewport } from './viewport.ts'

const nothing = () => {}

/** The layer of the picture: holds what paints it, and shows its look. */
export class PictureLayer {
  readonly #filter: LookFilter = createLookFilter()
  readonly #element: () => HTMLElement
  readonly #onSharper: () => void
  #picture: ImageViewState['source'] = null
  #look: PictureLook | null = null
  #leave = nothing

  /** @param element - What shows this layer and nothing else while its colours are changed. */
  constructor(element: () => HTMLElement, onSharper: () => void) {
    this.#element = element
    this.#onSharper = onSharper
  }

  /** Takes over the picture and the look of a view. The picture is not closed here. */
  readonly show = ({ source, look }: ImageViewState): void => {
    if (this.#picture !== source) {
      this.#leave()
      this.#picture = source
      this.#look = null
      this.#leave = source?.subscribe?.(this.#onSharper) ?? nothing
    }
    if (this.#look === look) return
    this.#look = look
    this.#filter.show(this.#element(), look, () => (this.#picture ? curveOf(this.#picture.source) : null))
  }

  readonly paint = (brush: Brush, state: ImageViewState, at: { view: Viewport; pixelRatio: number }): void => {
    if (!this.#picture) return
    brush.imageSmoothingEnabled = isSmooth(state.look.enlargement, at.view.scale * at.pixelRatio)
    this.#picture.paint(brush, at.view, at.pixelRatio)
    if (state.look.pixelGrid) paintPixelGrid(brush, at.view, state)
  }

  readonly destroy = (): void => {
    this.#leave()
    this.#picture = null
    this.#filter.destroy()
  }
}
