import { useRef, type KeyboardEvent, type PointerEvent } from 'react'

/** Alt with an arrow moves a row one place: -1 up, 1 down, 0 for any other key. */
export const stepOfKeys = (event: KeyboardEvent): -1 | 0 | 1 => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return 0
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  if (step === 0) return 0
  event.preventDefault()
  event.stopPropagation()
  return step
}

/**
 * Dragging a row to another place by its grip. The window drags nothing by itself, so the pointer is followed here. Rows
 * carry `data-place`, counted from 0, and stand in the element that `data-rows` marks.
 */
export const useRowDrag = (onMove: (key: number, to: number) => void) => {
  const dragged = useRef<number | null>(null)
  return (key: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      dragged.current = key
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (dragged.current !== key) return
      const rows = event.currentTarget.closest('[data-rows]')
      const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-place]')
      if (row && rows?.contains(row)) onMove(key, Number(row.dataset['place']))
    },
    onPointerUp: () => {
      dragged.current = null
    },
  })
}
