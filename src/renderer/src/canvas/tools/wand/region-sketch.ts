import type { Gesture } from '../../../document/gesture.ts'
import type { RegionAnswer } from '../../pixels/pixel-source.ts'
import type { CanvasPointer, Desk, Ghost } from '../tool.ts'
import type { Saying } from './saying.ts'
import type { WandTarget } from './target.ts'

/** A region that is being looked for: shown whenever an answer comes, and one change once it is released. */
export class RegionSketch {
  readonly said: Saying = { ghost: null }
  readonly #desk: Desk
  readonly #seed: CanvasPointer['image']
  readonly #target: WandTarget
  readonly #gesture: Gesture
  /** The question whose answer is waited for; 0: none. */
  #asked = 0
  #asks = 0
  #isReleased = false
  #isOver = false

  constructor(desk: Desk, seed: CanvasPointer['image'], target: WandTarget) {
    this.#desk = desk
    this.#seed = seed
    this.#target = target
    this.#gesture = desk.doc.begin('mask.wand')
  }

  readonly note = (words: string): Ghost => ({ kind: 'note', at: this.#seed, words })

  readonly ask = (tolerance: number): void => {
    const question = ++this.#asks
    this.#asked = question
    this.said.ghost = null
    const connected = this.#desk.brush.get().wandConnected
    void this.#desk.pixels.region({ seed: this.#seed, tolerance, connected }).then((answer) => {
      if (question !== this.#asked || this.#isOver) return
      this.#asked = 0
      this.#take(answer)
    })
  }

  /** Makes it one change; when the answer is not there yet, once it is. */
  readonly release = (): void => {
    this.#isReleased = true
    if (this.#asked === 0) this.#finish()
  }

  readonly cancel = (): void => {
    this.#isOver = true
    this.#gesture.cancel()
  }

  #take(answer: RegionAnswer): void {
    if (answer === 'too-large') {
      this.#gesture.update([])
      this.said.ghost = this.note('The region is too large: drag left or click elsewhere')
    } else if (answer !== 'dropped') {
      const label = this.#target.labelOf(answer.tiles)
      this.#gesture.update(label ? [label] : [], label ? [] : [this.#target.id])
    }
    if (this.#isReleased) this.#finish()
    this.#desk.refresh()
  }

  #finish(): void {
    this.#isOver = true
    this.#gesture.commit()
    if (this.#desk.doc.label(this.#target.id)) this.#desk.select([this.#target.id])
  }
}
