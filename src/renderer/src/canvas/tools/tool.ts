import type { LabelId } from '../../../../shared/ids.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { ImagePoint, ImageRect } from '../../../../shared/labels/geometry.ts'
import type { Skeleton } from '../../../../shared/labels/keypoints.ts'
import type { LabelKind } from '../../../../shared/labels/index.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Hit, VertexPlace } from '../hit-test.ts'
import type { BrushBox } from '../mask/brush-settings.ts'
import type { WetMask } from '../painting/wet-mask.ts'
import type { PixelSource } from '../pixels/pixel-source.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { PixelSize, ScreenPoint, Viewport } from '../viewport.ts'

/** The pointer in both spaces with the keys that were held. `clicks` counts quick presses on one spot. */
export interface CanvasPointer {
  readonly screen: ScreenPoint
  readonly image: ImagePoint
  readonly shift: boolean
  readonly alt: boolean
  readonly ctrl: boolean
  readonly clicks: number
  /** How hard a pen presses, 0 to 1; left out where nothing tells it. */
  readonly pressure?: number | undefined
  /** The other end of a pen touches. */
  readonly eraser?: boolean | undefined
  /** Where the pointer was since the event before, this place last, when the device told more often than events came. */
  readonly trail?: readonly TrailPoint[] | undefined
}

/** A place on the way of a pointer. */
export interface TrailPoint {
  readonly image: ImagePoint
  readonly pressure?: number | undefined
}

export interface CanvasKey {
  /** As in `KeyboardEvent.key`. */
  readonly key: string
  readonly shift: boolean
  readonly alt: boolean
  readonly ctrl: boolean
}

/** What a model is asked to outline: points inside and outside of the thing, and a box around it. */
export interface OutlinePrompt {
  readonly points: readonly { readonly at: ImagePoint; readonly inside: boolean }[]
  readonly box: readonly [ImagePoint, ImagePoint] | null
}

/** What a model outlined. No rings: it found nothing there. */
export interface Outlined {
  readonly rings: readonly (readonly ImagePoint[])[]
  /** 0 to 1, as the model gave it. */
  readonly confidence: number
  /** The model's id. */
  readonly source: string
}

/** Asks a model; null when it did not answer, which is said elsewhere. */
export type Outline = (prompt: OutlinePrompt) => Promise<Outlined | null>

/** What a tool draws while it works, besides labels. */
export type Ghost =
  | {
      readonly kind: 'path'
      readonly classId: ClassId
      readonly points: readonly ImagePoint[]
      readonly closable: boolean
      /** Where the pointer snapped to. */
      readonly snap?: ImagePoint | null
      /** A line: it is not filled. */
      readonly open?: boolean
    }
  /** Vertices that are picked, or a place that the pointer snaps to. */
  | { readonly kind: 'marks'; readonly points: readonly ImagePoint[]; readonly as: 'picked' | 'snap' }
  | ({ readonly kind: 'outline'; readonly classId: ClassId; readonly rings: Outlined['rings'] } & OutlinePrompt)
  | { readonly kind: 'marquee'; readonly from: ImagePoint; readonly to: ImagePoint }
  /** The tip of a brush; radius and core in image pixels. */
  | {
      readonly kind: 'ring'
      readonly centre: ImagePoint
      readonly radius: number
      readonly core: number
      readonly erases: boolean
      /** Where the line begins that a press would paint. */
      readonly from: ImagePoint | null
    }
  /** An outline that follows edges of the picture between anchors. */
  | {
      readonly kind: 'wire'
      readonly classId: ClassId
      readonly points: readonly ImagePoint[]
      readonly anchors: readonly ImagePoint[]
      readonly closable: boolean
    }
  | { readonly kind: 'note'; readonly at: ImagePoint; readonly words: string }

/** A class and how a label of it is drawn. */
export interface ClassAsKind<Kind extends LabelKind> {
  readonly classId: ClassId
  readonly kind: Kind
}

/** Shows masks while a stroke goes over them, before they are labels again. */
export interface WetDesk {
  /** `place`: where pixels may look different than when it was told last. */
  readonly show: (masks: readonly WetMask[], place: ImageRect) => void
  /** The labels are what is to be seen again. */
  readonly dry: () => void
}

/** All that a tool may reach. A state asks and tells here; it never touches the DOM. */
export interface Desk {
  readonly doc: Pick<ItemDocument, 'label' | 'begin' | 'transact' | 'newLabelId'>
  readonly part: string
  readonly readOnly: () => boolean
  readonly picture: () => PixelSize
  readonly view: () => Viewport
  readonly surface: () => PixelSize
  readonly panBy: (dx: number, dy: number) => void
  /** All of them, in drawing order. A tool that works on few asks for those: there may be 200,000. */
  readonly shapes: () => readonly ShapeLabel[]
  /** Those that are shown and whose bounds touch a rectangle of the picture, in drawing order. */
  readonly shapesIn: (rect: ImageRect) => readonly ShapeLabel[]
  /** The selected shapes. */
  readonly selected: () => readonly ShapeLabel[]
  readonly selection: () => ReadonlySet<LabelId>
  readonly select: (ids: readonly LabelId[]) => void
  /** The class a new label of this kind gets, or null when none may be drawn so. */
  readonly classFor: (kind: LabelKind) => ClassId | null
  /** The active class in the first of these kinds that it may be drawn as, else the first class that fits; null: none. */
  readonly classForAny: <Kind extends LabelKind>(kinds: readonly Kind[]) => ClassAsKind<Kind> | null
  readonly brush: BrushBox
  readonly wet: WetDesk
  /** The points of a class's keypoints, or null when it has one point without a name. */
  readonly skeletonOf: (classId: ClassId) => Skeleton | null
  /** Whether points snap to what lies near. */
  readonly snaps: () => boolean
  /** Told once a new label is drawn, so that what it asks for can be asked. */
  readonly drawn: (id: LabelId) => void
  /** Asks for another tool. */
  readonly pick: (tool: ToolId) => void
  readonly pixels: PixelSource
  /** How much further than a mouse the pointer in use reaches: 1 for mouse and pen, more for a finger. */
  readonly reach: () => number
  /** Paints what follows the pointer again, after something came later than the event that asked for it. */
  readonly refresh: () => void
  readonly hit: (at: ScreenPoint) => Hit | null
  /** Null: there is no model that outlines. */
  readonly outline: () => Outline | null
  /** Every shape under the pointer, the smallest first. */
  readonly shapesAt: (at: ScreenPoint) => readonly ShapeLabel[]
}

/** The next state; `stay` keeps this one, `idle` is the tool's first state. */
export type Next = ToolState | 'stay' | 'idle'

/** One state of a tool. What it does not handle leaves it as it is. */
export interface ToolState {
  readonly name: string
  readonly pointerDown?: (pointer: CanvasPointer) => Next
  readonly pointerMove?: (pointer: CanvasPointer) => Next
  readonly pointerUp?: (pointer: CanvasPointer) => Next
  /** The pointer left the surface. */
  readonly pointerLeave?: () => Next
  /** The wheel turned up (1) or down (-1). True when the state used it: then nothing is zoomed. */
  readonly wheel?: (pointer: CanvasPointer, direction: 1 | -1) => boolean
  /** The other button of a mouse or pen. Left out, it does nothing. */
  readonly secondary?: (pointer: CanvasPointer) => Next
  /** Null: not a key of this state. */
  readonly keyDown?: (key: CanvasKey) => Next | null
  readonly keyUp?: (key: CanvasKey) => Next
  /** Escape, another tool, or the window went away: takes back what is not finished. */
  readonly cancel?: () => void
  readonly ghost?: () => Ghost | null
  readonly cursor?: () => string
  /** What to do now, in place of the tool's own hint. */
  readonly hint?: () => string | null
  /** The vertex to show as active. */
  readonly active?: () => { readonly id: LabelId; readonly place: VertexPlace } | null
}

export type ToolId =
  | 'select'
  | 'pan'
  | 'box'
  | 'rotated-box'
  | 'polygon'
  | 'polygon-hole'
  | 'polygon-part'
  | 'polygon-split'
  | 'polyline'
  | 'keypoints'
  | 'ellipse'
  | 'cuboid'
  | 'brush'
  | 'eraser'
  | 'wand'
  | 'scissors'
  | 'smart'

/** A tool: its listing of states is its interaction. */
export interface Tool {
  readonly id: ToolId
  readonly title: string
  /** The kind of label it draws, or null. */
  readonly draws: LabelKind | null
  /** Kinds that it draws where the class may not be drawn as the first. */
  readonly drawsAlso?: readonly LabelKind[]
  readonly crosshair: boolean
  /** The kind of label it works on while one is selected. A command asks for it: it has no button. */
  readonly onDemand?: LabelKind
  /** What Enter does at the keyboard's own cursor: one click, or take hold and let go. Default: a click where it draws. */
  readonly byKeys?: 'click' | 'hold'
  /** What to do, in a few words, for the context bar. */
  readonly hint: string
  readonly idle: (desk: Desk) => ToolState
}
