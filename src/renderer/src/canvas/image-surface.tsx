import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { LabelId } from '../../../shared/ids.ts'
import type { SurfaceProps } from '../document/surface-props.ts'
import { ImageCanvas, type ImageCanvasProps } from './image-canvas.ts'
import { createImageCache, type ImageCache } from './image-cache.ts'
import type { PicturePart } from './pixels/load-picture.ts'
import { createImageView, type ImageView, type ImageViewState } from './image-view.ts'
import type { Outline, ToolId } from './tools/tool.ts'
import { printedKey, type ReadToolKey } from './keyboard-input.ts'
import './image-surface.css'

export interface ImageSurfaceProps extends SurfaceProps {
  /** Hold it to show zoom and position or to move the view; without it the surface has its own. */
  readonly view?: ImageView
  /** Hold it to load neighbours ahead. */
  readonly cache?: ImageCache
  readonly tool?: ToolId
  /** The label that is hovered elsewhere, for example in a list. */
  readonly hovered?: LabelId | null
  readonly onHover?: (id: LabelId | null) => void
  readonly snaps?: boolean
  readonly onDrawn?: (id: LabelId) => void
  readonly onPick?: (tool: ToolId) => void
  readonly onHint?: (hint: string | null) => void
  /** Where people may have put the keys of tools elsewhere. */
  readonly readKey?: ReadToolKey
  /** Labels that are marked because an answer is missing. The same set, kept up with. */
  readonly lacking?: ReadonlySet<LabelId>
  /** Asks a model for outlines, where there is one. */
  readonly outline?: Outline | null
}

const nobody = () => {}
const nothing: ReadonlySet<LabelId> = new Set()

/**
 * Loads the picture of a part into a view whenever the address changes. Before the frame is shown, not after: else the picture
 * before would stand for a frame beside the name and the labels of the next item.
 */
const usePicture = (part: PicturePart, view: ImageView, cache: ImageCache): void => {
  const latest = useRef(part)
  useLayoutEffect(() => {
    latest.current = part
  })
  const { url } = part
  useLayoutEffect(() => {
    let left = false
    view.begin()
    const kept = cache.showKept(latest.current)
    if (kept) {
      view.ready(kept)
      return
    }
    cache.load(latest.current).then(
      (picture) => {
        if (!left) view.ready(picture)
      },
      () => {
        if (!left) view.fail()
      },
    )
    return () => {
      left = true
    }
  }, [url, view, cache])
}

const noNote = (): string | null => null
const neverChanges = () => () => {}

/** What is to be known about the picture that is shown, for example that parts of it are damaged. */
const usePictureNote = (source: ImageViewState['source']): string | null =>
  useSyncExternalStore(source?.subscribe ?? neverChanges, source?.note ?? noNote)

/** Runs the engine inside an element and tells it of new props, before the frame with them is shown. */
const useEngine = (view: ImageView, props: ImageCanvasProps) => {
  const host = useRef<HTMLDivElement>(null)
  const engine = useRef<ImageCanvas | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
    engine.current?.update(props)
  })
  useLayoutEffect(() => {
    if (!host.current) return
    const started = new ImageCanvas(host.current, view, latest.current)
    engine.current = started
    return () => {
      started.destroy()
      engine.current = null
    }
  }, [view])
  return host
}

/** What a surface does that nobody else is told of. */
const alone = {
  ...{ tool: 'select' as ToolId, hovered: null, snaps: true, readKey: printedKey, outline: null, lacking: nothing },
  ...{ onHover: nobody, onDrawn: nobody, onPick: nobody, onHint: nobody },
}

/** Shows a picture with its labels and lets the picked tool work on them. Coordinates are those of the oriented picture. */
export const ImageSurface = ({ view: givenView, cache: givenCache, ...props }: ImageSurfaceProps) => {
  const [ownView] = useState(createImageView)
  const [ownCache] = useState(createImageCache)
  const view = givenView ?? ownView
  const host = useEngine(view, { ...alone, ...props })
  usePicture(props.part, view, givenCache ?? ownCache)
  const stage = useSyncExternalStore(view.subscribe, () => view.get().stage)
  const surround = useSyncExternalStore(view.subscribe, () => view.get().surround)
  const source = useSyncExternalStore(view.subscribe, () => view.get().source)
  const note = usePictureNote(source)
  return (
    <div
      ref={host}
      className="image-surface"
      data-surround={surround}
      data-stage={stage}
      data-selected={[...props.selection].at(-1)}
      data-hovered={props.hovered ?? undefined}
      tabIndex={0}
      role="application"
      aria-label="Picture with its labels"
      aria-busy={stage === 'loading'}
    >
      {stage !== 'ready' && (
        <div className="image-surface-note">
          <span>{stage === 'loading' ? 'Loading the picture' : 'This picture cannot be shown'}</span>
        </div>
      )}
      <p className="visually-hidden" role="status" data-cursor-place />
      {note && (
        <p className="image-surface-trouble" role="status">
          {note}
        </p>
      )}
    </div>
  )
}
