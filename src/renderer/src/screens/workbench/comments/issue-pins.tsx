import { useMemo, useSyncExternalStore, type MouseEvent } from 'react'
import type { Labels } from '../../../../../shared/changes/apply.ts'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Comment } from '../../../../../shared/ipc/comment.ts'
import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { isShape, shapeBounds } from '../../../../../shared/labels/shape-geometry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { rectToScreen, toImage, toScreen, type ScreenPoint, type Viewport } from '../../../canvas/viewport.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { threadsOf, type Thread } from './threads.ts'
import './comments.css'

/** Where the pin of a thread stands on the surface: at its place, or at the upper right corner of its shape. Null: nowhere. */
const placeOf = ({ first }: Thread, labels: Labels, view: Viewport): ScreenPoint | null => {
  if (first.point) return toScreen(view, first.point)
  const label = first.labelId === null ? undefined : labels.get(first.labelId as LabelId)
  if (!label || !isShape(label)) return null
  const { x, y, width } = rectToScreen(view, shapeBounds(label))
  return [x + width, y]
}

const moved = ([x, y]: ScreenPoint): string => `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`

export interface IssuePinsProps {
  readonly view: ImageView
  readonly doc: Pick<ItemDocument, 'labels' | 'subscribe'>
  readonly comments: readonly Comment[]
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
  /** Not null while the next press on the picture says where a comment is pinned. */
  readonly onPlace: ((point: ImagePoint) => void) | null
}

/** The comments that are pinned to the picture. Those on a shape follow it. Without any, nothing follows the view. */
export const IssuePins = ({ comments, ...props }: IssuePinsProps) => {
  const threads = useMemo(() => threadsOf(comments), [comments])
  return threads.length === 0 && !props.onPlace ? null : <Pins {...props} threads={threads} />
}

type PinsProps = Omit<IssuePinsProps, 'comments'> & { readonly threads: readonly Thread[] }

const Pins = ({ view, doc, threads, chosen, onChoose, onPlace }: PinsProps) => {
  const labels = useSyncExternalStore(doc.subscribe, doc.labels)
  const { view: viewport, stage } = useSyncExternalStore(view.subscribe, view.get)
  if (stage !== 'ready') return null
  const place = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = toImage(viewport, [event.clientX - box.left, event.clientY - box.top])
    onPlace?.(atImage(Math.round(x * 10) / 10, Math.round(y * 10) / 10))
  }
  return (
    <div className="issue-pins">
      {onPlace && <div className="issue-placing" onMouseDown={(event) => event.preventDefault()} onClick={place} />}
      {threads.map((thread) => {
        const at = placeOf(thread, labels, viewport)
        const { id, resolved, text } = thread.first
        const isChosen = chosen === id
        return (
          at && (
            <div key={id}>
              <button
                type="button"
                className="issue-pin"
                style={{ transform: moved(at) }}
                aria-label={`Comment ${String(thread.number)}: ${text}`}
                aria-expanded={isChosen}
                data-resolved={resolved || undefined}
                data-chosen={isChosen || undefined}
                onClick={() => onChoose(isChosen ? null : id)}
              >
                {thread.number}
              </button>
              {isChosen && (
                <div className="issue-words" style={{ transform: moved(at) }}>
                  {text}
                </div>
              )}
            </div>
          )
        )
      })}
    </div>
  )
}
