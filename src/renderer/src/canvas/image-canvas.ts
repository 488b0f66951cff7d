import type { LabelId } from '../../../shared/ids.ts'
import type { Touched } from '../document/item-document.ts'
import type { SurfaceProps } from '../document/surface-props.ts'
import { createDesk } from './desk.ts'
import type { ImageView } from './image-view.ts'
import { listenToKeys, type KeyboardInput, type ReadToolKey } from './keyboard-input.ts'
import { createLayers, type Layers, type PaintLayer } from './layers.ts'
import { createMachine, type CanvasMachine } from './machine.ts'
import { paintPointer } from './painting/paint-pointer.ts'
import type { Brush } from './painting/scene.ts'
import { createWatermark, type Watermark } from './painting/watermark-sheet.ts'
import { PictureSampler } from './pixels/picture-sampler.ts'
import { PictureLayer } from './picture-layer.ts'
import { changesColours } from './picture-look.ts'
import { listenToPointer, type PointerListening } from './pointer-input.ts'
import { SaidCursor } from './said-cursor.ts'
import { ShapeBoard } from './shape-board.ts'
import { ShapeLayer } from './shape-layer.ts'
import type { Desk, Outline, ToolId } from './tools/tool.ts'
import { rectToScreen, snappedView, toImage, type ScreenPoint } from './viewport.ts'

/** What the engine is told from outside, anew whenever it changes. */
export interface ImageCanvasProps extends SurfaceProps {
  readonly tool: ToolId
  readonly hovered: LabelId | null
  readonly onHover: (id: LabelId | null) => void
  /** Points snap to what lies near. */
  readonly snaps: boolean
  /** Told once a new label is drawn. */
  readonly onDrawn: (id: LabelId) => void
  /** Told that a tool asks for another. */
  readonly onPick: (tool: ToolId) => void
  /** Told what to do now, whenever that changes; null: what the tool says of itself. */
  readonly onHint: (hint: string | null) => void
  readonly readKey: ReadToolKey
  /** Labels that lack an answer; read at each painting. */
  readonly lacking: ReadonlySet<LabelId>
  /** Null where no model outlines. */
  readonly outline: Outline | null
}

/** The engine of a picture surface: layers, tools, pointer and keys inside one element. No React. */
export class ImageCanvas {
  readonly #host: HTMLElement
  readonly #view: ImageView
  readonly #layers: Layers
  readonly #keys: KeyboardInput
  readonly #said: SaidCursor
  readonly #pointing: PointerListening
  readonly #observer: ResizeObserver
  readonly #ends: (() => void)[] = []
  readonly #picture: PictureLayer
  readonly #shapes: ShapeLayer
  readonly #pixels: PictureSampler
  readonly #watermark: Watermark = createWatermark()
  #props: ImageCanvasProps
  #board: ShapeBoard
  #desk: Desk
  #machine: CanvasMachine
  #hint: string | null = null
  #pointer: ScreenPoint | null = null
  #leaveDoc: () => void

  constructor(host: HTMLElement, view: ImageView, props: ImageCanvasProps) {
    this.#host = host
    this.#said = new SaidCursor(host)
    this.#view = view
    this.#props = props
    this.#pixels = new PictureSampler(view)
    this.#layers = createLayers(host, this.#paint)
    this.#picture = new PictureLayer(this.#layers.pictureCanvas, () => {
      this.#layers.soil('picture')
    })
    this.#board = new ShapeBoard(props.doc, props.part.part)
    this.#shapes = new ShapeLayer({
      soil: (...names) => {
        this.#layers.soil(...names)
      },
      soilPlace: (place) => {
        this.#layers.soilPart('shapes', rectToScreen(view.get().view, place))
      },
      onSharp: (isSharp) => {
        if (isSharp !== host.hasAttribute('data-sharp')) host.toggleAttribute('data-sharp', isSharp)
      },
    })
    this.#shapes.open(this.#board, this.#look())
    this.#desk = this.#newDesk()
    this.#machine = this.#newMachine()
    this.#keys = listenToKeys(
      () => this.#machine,
      (event) => this.#props.readKey(event),
    )
    this.#leaveDoc = props.doc.subscribe(this.#onDocument)
    this.#pointing = listenToPointer({
      host,
      view,
      machine: () => this.#machine,
      isSpaceHeld: this.#keys.isSpaceHeld,
      onPointer: this.#onPointer,
    })
    this.#ends.push(view.subscribe(this.#onView), this.#pointing.stop)
    this.#observer = new ResizeObserver(() => {
      this.#measure()
    })
    this.#observer.observe(host)
    this.#measure()
    this.#onView()
  }

  readonly update = (props: ImageCanvasProps): void => {
    const old = this.#props
    this.#props = props
    if (old.doc !== props.doc || old.part.part !== props.part.part) this.#changeItem()
    else if (old.part.url !== props.part.url) this.#machine.cancel()
    else if (old.tool !== props.tool) this.#machine.pick(props.tool)
    this.#host.style.cursor = this.#machine.cursor()
    this.#tellHint()
    if (old.ontology !== props.ontology || old.selection !== props.selection) this.#shapes.restyle(this.#look())
    if (old.watermark !== props.watermark) this.#layers.soil('shapes')
    this.#layers.soil('pointer')
  }

  readonly destroy = (): void => {
    this.#machine.cancel()
    this.#keys.stop()
    this.#said.stop()
    this.#observer.disconnect()
    this.#leaveDoc()
    for (const end of this.#ends) end()
    this.#picture.destroy()
    this.#pixels.destroy()
    this.#shapes.destroy()
    this.#layers.destroy()
  }

  #changeItem(): void {
    this.#machine.cancel()
    this.#leaveDoc()
    this.#leaveDoc = this.#props.doc.subscribe(this.#onDocument)
    this.#board = new ShapeBoard(this.#props.doc, this.#props.part.part)
    this.#shapes.open(this.#board, this.#look())
    this.#desk = this.#newDesk()
    this.#machine = this.#newMachine()
  }

  #look() {
    const { ontology, selection } = this.#props
    return { ontology, selection, display: this.#view.get().display }
  }

  #newDesk(): Desk {
    return createDesk({
      props: () => this.#props,
      view: this.#view,
      board: this.#board,
      style: this.#shapes.style,
      pixels: this.#pixels,
      reach: () => this.#pointing.reach(),
      wet: { show: this.#shapes.soak, dry: this.#shapes.dry },
      refresh: () => {
        this.#layers.soil('pointer')
      },
    })
  }

  #newMachine(): CanvasMachine {
    return createMachine(this.#desk, this.#props.tool, () => {
      this.#host.style.cursor = this.#machine.cursor()
      this.#tellHint()
      const byKeys = this.#machine.keyboardAt()
      this.#said.moved(byKeys && toImage(this.#view.get().view, byKeys))
      this.#layers.soil('pointer')
    })
  }

  #tellHint(): void {
    const hint = this.#machine.hint()
    if (hint === this.#hint) return
    this.#hint = hint
    this.#props.onHint(hint)
  }

  #measure(): void {
    const surface = { widthPx: this.#host.clientWidth, heightPx: this.#host.clientHeight }
    if (surface.widthPx === 0 || surface.heightPx === 0) return
    this.#view.setSurface(surface)
    this.#layers.resize(surface)
  }

  readonly #onDocument = (touched: Touched): void => {
    if (touched === 'all') {
      this.#board.reload()
      this.#shapes.open(this.#board, this.#look())
    } else if (touched.size > 0) this.#shapes.change(this.#board.take(touched))
    else return
    this.#layers.soil('pointer')
  }

  readonly #onView = (): void => {
    this.#layers.separatePicture(changesColours(this.#view.get().look))
    this.#picture.show(this.#view.get())
    this.#shapes.restyle(this.#look())
    this.#layers.soil('picture', 'shapes', 'pointer')
  }

  readonly #onPointer = (at: ScreenPoint | null, pressed: boolean): void => {
    this.#pointer = at
    if (!pressed && this.#machine.tool().id === 'select') {
      const top = at ? this.#desk.shapesAt(at)[0] : undefined
      if ((top?.id ?? null) !== this.#props.hovered) this.#props.onHover(top?.id ?? null)
    }
    this.#layers.soil('pointer')
  }

  readonly #paint: PaintLayer = (layer, brush, { pixelRatio, part }): void => {
    const state = this.#view.get()
    const view = snappedView(state.view, pixelRatio)
    const { surface, stage } = state
    if (layer === 'picture') this.#picture.paint(brush, state, { view, pixelRatio })
    else if (stage !== 'ready') return
    else if (layer === 'shapes') {
      this.#shapes.paint(brush, { view, surface, picture: state.picture, pixelRatio }, part)
      this.#watermark.paint(brush, this.#props.watermark, { view, surface, picture: state.picture, pixelRatio })
    } else this.#paintPointer(brush, { ...state, view })
  }

  #paintPointer(brush: Brush, { view, surface, guides, crosshair }: ReturnType<ImageView['get']>): void {
    const { selection, hovered, readOnly } = this.#props
    this.#shapes.paintLive(brush, { view, surface, selection, hovered, editable: !readOnly })
    this.#shapes.paintLacking(brush, this.#props.lacking, { view, surface })
    const active = this.#machine.active()
    const shape = active ? this.#board.shape(active.id) : null
    const isPanning = this.#machine.path().startsWith('pan.')
    const isDrawing = this.#machine.tool().crosshair && !readOnly
    const isCrossed = !isPanning && (crosshair === 'always' || (crosshair === 'drawing' && isDrawing))
    paintPointer(brush, {
      view,
      surface,
      guides,
      style: this.#shapes.style(),
      crosshair: this.#machine.keyboardAt() ?? (isCrossed ? this.#pointer : null),
      ghost: this.#machine.ghost(),
      active: active && shape ? { shape, place: active.place } : null,
    })
  }
}
