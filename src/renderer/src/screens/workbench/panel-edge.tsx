import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { panelWidths, type BenchLayout } from './use-bench-layout.ts'

/** So much per press of an arrow key, in CSS pixels. */
const stepPx = 16

const widthOf = (edge: HTMLElement): number =>
  edge.parentElement?.querySelector('.panel')?.getBoundingClientRect().width ?? panelWidths.least

/** The edge of the panel: a drag or an arrow key makes it wider or narrower, a double click as wide as it was. */
export const PanelEdge = ({ layout }: { readonly layout: BenchLayout }) => {
  const { panelWidth, setPanelWidth } = layout
  const [dragging, setDragging] = useState(false)
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragging) return
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0
    setPanelWidth(right - event.clientX)
  }
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowLeft' ? stepPx : event.key === 'ArrowRight' ? -stepPx : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    setPanelWidth(widthOf(event.currentTarget) + by)
  }
  return (
    <div
      className="panel-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuemin={panelWidths.least}
      aria-valuemax={panelWidths.most}
      aria-valuenow={panelWidth ?? undefined}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging(true)
      }}
      onPointerMove={drag}
      onPointerUp={() => setDragging(false)}
      onDoubleClick={() => setPanelWidth(null)}
      onKeyDown={step}
    />
  )
}
