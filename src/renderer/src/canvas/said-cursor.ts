import type { ImagePoint } from '../../../shared/labels/geometry.ts'

/** The cursor has to rest so long before its place is said. */
const restMs = 400

/** Says in a live region of the surface where the keyboard's own cursor came to rest, in pixels of the picture. */
export class SaidCursor {
  readonly #host: HTMLElement
  #words = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: HTMLElement) {
    this.#host = host
  }

  /** @param at - Null while the cursor is not shown. */
  readonly moved = (at: ImagePoint | null): void => {
    const words = at ? `Cursor at ${String(Math.round(at[0]))}, ${String(Math.round(at[1]))}` : ''
    if (words === this.#words) return
    this.#words = words
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const region = this.#host.querySelector('[data-cursor-place]')
      if (region) region.textContent = words
    }, restMs)
  }

  readonly stop = (): void => {
    clearTimeout(this.#timer)
  }
}
