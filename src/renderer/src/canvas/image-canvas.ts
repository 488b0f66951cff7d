import type { Labels } from '../../../shared/changes/apply.ts'
import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { LabelKind } from '../../../shared/labels/index.ts'
import type { SurfaceProps } from '../document/surface-props.ts'
import { hitTest, shapesAt, type HitQuestion } from './hit-test.ts'
import type { ImageView, ImageViewState } from './image-view.ts'
import { listenToKeys, type KeyboardInput, type ReadToolKey } from './keyboard-input.ts'
import { createLayers, type LayerName, type Layers } from './layers.ts'
import { createMachine, type CanvasMachine } from './machine.ts'
import { curveOf } from './painting/equalise.ts'
import { createLookFilter, type LookFilter } from './painting/look-filter.ts'
import { paintPointer } from './painting/paint-pointer.ts'
import { paintScene } from './painting/paint-scene.ts'
import { paintPixelGrid } from './painting/pixel-grid.ts'
import { createPicture, type Picture } from './painting/picture.ts'
import type { Brush, ClassLook, ShapeWords } from './painting/scene.ts'
import { looksOf, wordsOf } from './painting/words.ts'
import { isSmooth, type PictureLook } from './picture-look.ts'
import { listenToPointer } from './pointer-input.ts'
import type { ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { shapesOn } from './shapes.ts'
import type { Desk, ToolId } from './tools/tool.ts'
import type { PixelSize, ScreenPoint } from './viewport.ts'

/** What the engine is told from outside, anew whenever it changes. */
export interface ImageCanvasProps extends SurfaceProps {
  readonly tool: ToolId
  readonly hovered: LabelId | null
  readonly onHover: (id: LabelId | null) => void
  readonly readKey: ReadToolKey
}

interface Derived {
  readonly labels: Labels
  readonly shapes: readonly ShapeLabel[]
  readonly words: ReadonlyMap<LabelId, ShapeWords>
}

/** The engine of a picture surface: layers, tools, pointer and keys inside one element. No React. */
export class ImageCanvas {
  readonly #host: HTMLElement
  readonly #view: ImageView
  readonly #layers: Layers
  readonly #keys: KeyboardInput
  readonly #observer: ResizeObserver
  readonly #ends: (() => void)[] = []
  #props: ImageCanvasProps
  #machine: CanvasMachine
  #picture: Picture | null = null
  #source: ImageViewState['source'] = null
  #letPictureGo = () => {}
  #filter: LookFilter
  #look: PictureLook | null = null
  #derived: Derived | null = null
  #looks: ReadonlyMap<ClassId, ClassLook>
  #pointer: ScreenPoint | null = null
  #leaveDoc: () => void

  constructor(host: HTMLElement, view: ImageView, props: ImageCanvasProps) {
    this.#host = host
    this.#view = view
    this.#props = props
    this.#looks = looksOf(props.ontology)
    this.#machine = this.#newMachine()
    this.#layers = createLayers(host, this.#paint)
    this.#filter = createLookFilter(this.#layers.canvas('picture'))
    this.#keys = listenToKeys(
      () => this.#machine,
      (event) => this.#props.readKey(event),
    )
    this.#leaveDoc = props.doc.subscribe(this.#onDocument)
    this.#ends.push(
      view.subscribe(this.#onView),
      listenToPointer({
        host,
        view,
        machine: () => this.#machine,
        isSpaceHeld: this.#keys.isSpaceHeld,
        onPointer: this.#onPointer,
      }),
    )
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
    if (old.ontology !== props.ontology) {
      this.#looks = looksOf(props.ontology)
      this.#derived = null
    }
    if (old.doc !== props.doc || old.part.url !== props.part.url) this.#changeItem()
    else if (old.tool !== props.tool) this.#machine.pick(props.tool)
    this.#host.style.cursor = this.#machine.cursor()
    this.#layers.soil('shapes', 'pointer')
  }

  readonly destroy = (): void => {
    this.#machine.cancel()
    this.#keys.stop()
    this.#observer.disconnect()
    this.#leaveDoc()
    for (const end of this.#ends) end()
    this.#letPictureGo()
    this.#filter.destroy()
    this.#layers.destroy()
  }

  #changeItem(): void {
    this.#machine.cancel()
    this.#leaveDoc()
    this.#leaveDoc = this.#props.doc.subscribe(this.#onDocument)
    this.#derived = null
    this.#machine = this.#newMachine()
  }

  #newMachine(): CanvasMachine {
    return createMachine(this.#desk(), this.#props.tool, () => {
      this.#host.style.cursor = this.#machine.cursor()
      this.#layers.soil('pointer')
    })
  }

  #measure(): void {
    const surface = { widthPx: this.#host.clientWidth, heightPx: this.#host.clientHeight }
    if (surface.widthPx === 0 || surface.heightPx === 0) return
    this.#view.setSurface(surface)
    this.#layers.resize(surface)
  }

  readonly #onDocument = (): void => {
    this.#layers.soil('shapes', 'pointer')
  }

  readonly #onView = (): void => {
    const { source, picture } = this.#view.get()
    if (this.#source !== source) this.#changePicture(source, picture)
    this.#showLook()
    this.#layers.soil('picture', 'shapes', 'pointer')
  }

  #showLook(): void {
    const { look } = this.#view.get()
    if (look === this.#look) return
    this.#look = look
    this.#filter.show(look, () => (this.#picture ? curveOf(this.#picture.source) : null))
  }

  #changePicture(source: ImageViewState['source'], size: PixelSize): void {
    this.#letPictureGo()
    this.#source = source
    this.#look = null
    if (source === null) return
    const isOwn = !('paint' in source)
    const picture = isOwn ? createPicture(source, size) : source
    const leave = picture.subscribe?.(() => {
      this.#layers.soil('picture')
    })
    this.#picture = picture
    this.#letPictureGo = () => {
      leave?.()
      if (isOwn) picture.close()
      this.#picture = null
      this.#letPictureGo = () => {}
    }
  }

  readonly #onPointer = (at: ScreenPoint | null, pressed: boolean): void => {
    this.#pointer = at
    if (!pressed && this.#machine.tool().id === 'select') {
      const top = at ? shapesAt(this.#question(at))[0] : undefined
      if ((top?.id ?? null) !== this.#props.hovered) this.#props.onHover(top?.id ?? null)
    }
    this.#layers.soil('pointer')
  }

  #read(): Derived {
    const labels = this.#props.doc.labels()
    if (this.#derived?.labels !== labels) {
      const shapes = shapesOn(labels, this.#props.part.part)
      this.#derived = { labels, shapes, words: wordsOf([...labels.values()], this.#looks) }
    }
    return this.#derived
  }

  #question(at: ScreenPoint): HitQuestion {
    return { shapes: this.#read().shapes, selection: this.#props.selection, view: this.#view.get().view, at }
  }

  #desk(): Desk {
    const { doc, part } = this.#props
    const mayBe = (kind: LabelKind) => this.#props.ontology.classes.filter((entry) => entry.kinds.includes(kind))
    return {
      doc,
      part: part.part,
      readOnly: () => this.#props.readOnly,
      picture: () => this.#view.get().picture,
      view: () => this.#view.get().view,
      panBy: this.#view.panBy,
      shapes: () => this.#read().shapes,
      selection: () => this.#props.selection,
      select: (ids) => {
        this.#props.onSelect(ids)
      },
      classFor: (kind) => {
        if (this.#view.get().stage !== 'ready') return null
        const fitting = mayBe(kind)
        return (fitting.find(({ id }) => id === this.#props.activeClassId) ?? fitting[0])?.id ?? null
      },
      hit: (at) => hitTest(this.#question(at)),
      shapesAt: (at) => shapesAt(this.#question(at)),
    }
  }

  readonly #paint = (layer: LayerName, brush: Brush, pixelRatio: number): void => {
    const { view, surface, picture, stage, look } = this.#view.get()
    if (layer === 'picture') {
      brush.clearRect(0, 0, surface.widthPx, surface.heightPx)
      brush.imageSmoothingEnabled = isSmooth(look.enlargement, view.scale * pixelRatio)
      this.#picture?.paint(brush, view, pixelRatio)
      if (look.pixelGrid && this.#picture) paintPixelGrid(brush, view, { picture, surface })
    } else if (stage !== 'ready') brush.clearRect(0, 0, surface.widthPx, surface.heightPx)
    else if (layer === 'shapes') {
      const { selection, hovered, watermark, readOnly } = this.#props
      const editable = !readOnly
      const { shapes, words } = this.#read()
      const classes = this.#looks
      paintScene(brush, { view, surface, picture, shapes, words, classes, selection, hovered, editable, watermark })
    } else this.#paintPointer(brush)
  }

  #paintPointer(brush: Brush): void {
    const { view, surface, guides, crosshair } = this.#view.get()
    const isDrawing = this.#machine.tool().crosshair && !this.#props.readOnly
    const active = this.#machine.active()
    const shape = active ? this.#read().shapes.find(({ id }) => id === active.id) : undefined
    const isPanning = this.#machine.path().startsWith('pan.')
    const showsCrosshair = !isPanning && (crosshair === 'always' || (crosshair === 'drawing' && isDrawing))
    paintPointer(brush, {
      view,
      surface,
      classes: this.#looks,
      guides,
      crosshair: showsCrosshair ? this.#pointer : null,
      ghost: this.#machine.ghost(),
      active: active && shape ? { shape, place: active.place } : null,
    })
  }
}
