import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { SkeletonDraft } from './draft.ts'
import { addPoint, editPoint, joinedTo, joinTo } from './skeleton-edits.ts'

export interface SkeletonCanvasProps {
  readonly skeleton: SkeletonDraft
  readonly chosen: number | null
  readonly isKept: boolean
  readonly onChoose: (key: number) => void
  readonly onChange: (skeleton: SkeletonDraft) => void
}

/** Side of the frame in the units of the drawing, and the rim around it. */
const side = 200
const rim = 12

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What the pointer and the keys do with the drawing. */
const useDrawing = ({ skeleton, chosen, isKept, onChoose, onChange }: SkeletonCanvasProps) => {
  const frame = useRef<SVGSVGElement>(null)
  const dragged = useRef<number | null>(null)
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return { x: 0.5, y: 0.5 }
    const unit = (side + 2 * rim) / box.width
    return { x: ((clientX - box.left) * unit - rim) / side, y: ((clientY - box.top) * unit - rim) / side }
  }
  const toggleEdge = (from: number, to: number) => {
    const joined = joinedTo(skeleton, from)
    const next = joined.includes(to) ? joined.filter((key) => key !== to) : [...joined, to]
    onChange(joinTo(skeleton, from, next))
  }
  return {
    frame,
    onPoint: (event: PointerEvent<SVGElement>, key: number) => {
      event.stopPropagation()
      if (event.shiftKey && chosen !== null && chosen !== key) {
        toggleEdge(chosen, key)
        return
      }
      dragged.current = key
      frame.current?.setPointerCapture(event.pointerId)
      onChoose(key)
    },
    onMove: (event: PointerEvent<SVGElement>) => {
      if (dragged.current !== null) onChange(editPoint(skeleton, dragged.current, placeOf(event)))
    },
    onEnd: () => {
      dragged.current = null
    },
    onGround: (event: PointerEvent<SVGElement>) => {
      if (isKept) return
      const next = addPoint(skeleton, placeOf(event))
      onChange(next)
      onChoose(next.points.at(-1)?.key ?? 0)
    },
    onKeyDown: (event: KeyboardEvent, key: number) => {
      const by = arrows[event.key]
      const point = skeleton.points.find((entry) => entry.key === key)
      if (!by || !point || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      const step = event.shiftKey ? 0.1 : 0.01
      onChange(editPoint(skeleton, key, { x: point.x + by[0] * step, y: point.y + by[1] * step }))
    },
  }
}

const percent = (value: number): string => `${String(Math.round(value * 100))} %`

/** The skeleton as it lies in the frame of a first draft. Drag points, or move the focused one by arrows. */
export const SkeletonCanvas = (props: SkeletonCanvasProps) => {
  const { skeleton, chosen, isKept, onChoose } = props
  const { frame, onPoint, onMove, onEnd, onGround, onKeyDown } = useDrawing(props)
  const placed = new Map(skeleton.points.map(({ key, x, y }) => [key, { cx: rim + x * side, cy: rim + y * side }]))
  return (
    <figure className="skeleton-figure">
      <svg
        ref={frame}
        className="skeleton-canvas"
        viewBox={`0 0 ${String(side + 2 * rim)} ${String(side + 2 * rim)}`}
        role="group"
        aria-label="Places of the points"
        data-own-keys
        onPointerDown={onGround}
        onPointerMove={onMove}
        onPointerUp={onEnd}
      >
        <rect className="skeleton-frame" x={rim} y={rim} width={side} height={side} />
        {skeleton.edges.map(([a, b]) => {
          const [from, to] = [placed.get(a), placed.get(b)]
          return (
            from && to && <line key={`${String(a)}-${String(b)}`} x1={from.cx} y1={from.cy} x2={to.cx} y2={to.cy} />
          )
        })}
        {skeleton.points.map(({ key, name, x, y }, turn) => (
          <circle
            key={key}
            {...placed.get(key)}
            r={chosen === key ? 6 : 4.5}
            tabIndex={0}
            role="button"
            aria-pressed={chosen === key}
            aria-label={`${name.trim() || `Point ${String(turn + 1)}`}, ${percent(x)} across, ${percent(y)} down`}
            data-chosen={chosen === key || undefined}
            onFocus={() => onChoose(key)}
            onPointerDown={(event) => onPoint(event, key)}
            onKeyDown={(event) => onKeyDown(event, key)}
          />
        ))}
      </svg>
      <figcaption className="t3 xs">
        Drag a point, or move it by arrows; with Shift ten times as far. Shift and a press on another point joins or
        parts the two. {isKept ? '' : 'A press on the ground adds a point.'}
      </figcaption>
    </figure>
  )
}
