import { PixelDesk } from '../../src/renderer/src/canvas/pixels/pixel-desk.ts'
import type { PathAsk, PixelSource, RegionAnswer } from '../../src/renderer/src/canvas/pixels/pixel-source.ts'
import type { FloodAsk } from '../../src/renderer/src/canvas/pixels/flood.ts'
import type { ImagePoint } from '../../src/shared/labels/geometry.ts'

/** The pixels of a test's picture, asked without a worker. Answers wait until `answer` is called. */
export class TestPixels implements PixelSource {
  readonly #desk = new PixelDesk()
  #waiting: (() => void)[] = []
  /** What the next regions are said to be, whatever the pixels are. */
  forced: RegionAnswer | null = null

  /** Shows a picture of the size of the test canvas: a grey from 0 to 255 for each pixel. */
  show(greyAt: (x: number, y: number) => number): void {
    const [widthPx, heightPx] = [200, 100]
    const data = new Uint8ClampedArray(widthPx * heightPx * 4)
    for (let at = 0; at < widthPx * heightPx; at++) {
      data.fill(greyAt(at % widthPx, Math.floor(at / widthPx)), at * 4, at * 4 + 3)
      data[at * 4 + 3] = 255
    }
    this.#desk.show({ left: 0, top: 0, widthPx, heightPx, data })
  }

  /** Gives every answer that waits, and waits until they were taken. */
  async answer(): Promise<void> {
    while (this.#waiting.length > 0) {
      for (const give of this.#waiting.splice(0)) give()
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  readonly region = (ask: FloodAsk): Promise<RegionAnswer> => this.#later(() => this.forced ?? this.#regionNow(ask))
  readonly path = (ask: PathAsk): Promise<readonly ImagePoint[] | null> => this.#later(() => this.#desk.path(ask))

  #regionNow(ask: FloodAsk): RegionAnswer {
    const steps = this.#desk.region(ask)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  #later<Answer>(answer: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(answer()))
    })
  }
}
