import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { rowPx } from './list-layout.ts'

/** Lines beyond the edges that are there already when the list is scrolled. */
const spareLines = 12
/** The window moves in steps of so many lines, so that most scroll events show nothing anew. */
const stepLines = 4

export interface VirtualWindow {
  readonly listRef: (element: HTMLDivElement | null) => void
  readonly list: { readonly current: HTMLDivElement | null }
  readonly onScroll: () => void
  /** Lines to show, from the first to the one before the last. */
  readonly from: number
  readonly to: number
  readonly heightPx: number
  readonly topOf: (line: number) => number
  readonly reveal: (line: number) => void
}

export interface VirtualOptions {
  readonly rows: number
  /** The line that has something open below it; null: none. */
  readonly openLine: number | null
  /** How high that is, px. */
  readonly openPx: number
}

const lineAt = (px: number, { openLine, openPx }: VirtualOptions): number => {
  const plain = Math.floor(px / rowPx)
  if (openLine === null || plain <= openLine) return plain
  return Math.max(openLine, Math.floor((px - openPx) / rowPx))
}

/** The upper edge of a line, px. */
const topAt = (line: number, { openLine, openPx }: VirtualOptions): number =>
  line * rowPx + (openLine !== null && line > openLine ? openPx : 0)

/** Which lines of a long list are in sight. All are equally high but for what is open below one of them. */
export const useVirtualWindow = (options: VirtualOptions): VirtualWindow => {
  const { rows, openLine, openPx } = options
  const list = useRef<HTMLDivElement | null>(null)
  const [element, setElement] = useState<HTMLDivElement | null>(null)
  const [seen, setSeen] = useState({ first: 0, lines: 30 })
  const latest = useRef(options)
  useLayoutEffect(() => {
    latest.current = options
  })
  const onScroll = useCallback(() => {
    const { current } = list
    if (!current) return
    const first = Math.floor(lineAt(current.scrollTop, latest.current) / stepLines) * stepLines
    const lines = Math.ceil(current.clientHeight / rowPx) + stepLines
    setSeen((before) => (before.first === first && before.lines === lines ? before : { first, lines }))
  }, [])
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(onScroll)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, onScroll])
  useEffect(onScroll, [rows, openLine, openPx, onScroll])
  const reveal = useCallback((line: number) => {
    const { current } = list
    if (!current) return
    const { openLine: open, openPx: px } = latest.current
    const top = topAt(line, latest.current)
    const bottom = top + rowPx + (line === open ? Math.min(px, Math.max(current.clientHeight - rowPx, 0)) : 0)
    if (top < current.scrollTop) current.scrollTop = top
    else if (bottom > current.scrollTop + current.clientHeight) current.scrollTop = bottom - current.clientHeight
  }, [])
  return {
    list,
    listRef: useCallback((next) => {
      list.current = next
      setElement(next)
    }, []),
    onScroll,
    from: Math.max(seen.first - spareLines, 0),
    to: Math.min(seen.first + seen.lines + spareLines, rows),
    heightPx: rows * rowPx + (openLine === null ? 0 : openPx),
    topOf: (line) => topAt(line, options),
    reveal,
  }
}
