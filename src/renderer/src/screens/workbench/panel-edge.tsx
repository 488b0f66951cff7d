import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { panelWidthNear, panelWidths, type BenchLayout } from './use-bench-layout.ts'

/** So much per press of an arrow key, in CSS pixels. */
const stepPx = 16

const widthOf = (edge: HTMLElement): number =>
  edge.parentElement?.querySelector('.panel')?.getBoundingClientRect().width ?? panelWidths.least

/** The edge of the panel: a drag or an arrow key makes it wider or narrower, a double click as wide as it was. */
export const PanelEdge = ({ layout }: { readonly layout: BenchLayout }) => {
  const { panelWidth, setPanelWidth } = layout
  const dragged = useRef<number | null>(null)
  /** Only laid out anew: the bench is shown anew, and the width kept, when the drag ends. */
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget: edge, pointerId, clientX } = event
    if (!edge.parentElement || !edge.hasPointerCapture(pointerId)) return
    dragged.current = panelWidthNear(edge.parentElement.getBoundingClientRect().right - clientX)
    edge.parentElement.style.setProperty('--panel-width', `${String(dragged.current)}px`)
  }
  const rest = () => {
    if (dragged.current !== null) setPanelWidth(dragged.current)
    dragged.current = null
  }
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowLeft' ? stepPx : event.key === 'ArrowRight' ? -stepPx : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    setPanelWidth(panelWidthNear(widthOf(event.currentTarget) + by))
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
      }}
      onPointerMove={drag}
      onLostPointerCapture={rest}
      onDoubleClick={() => setPanelWidth(null)}
      onKeyDown={step}
    />
  )
}
