import type { KeyboardEvent } from 'react'
import type { ListLayout } from './list-layout.ts'

/** What the keys of the list do; the list carries them out. */
export interface ListMoves {
  /** Goes to a line and selects what is there; `extends`: all from the anchor to it. */
  readonly goTo: (line: number, extend: boolean) => void
  readonly toggle: (line: number) => void
  readonly fold: (key: string) => void
  readonly selectAll: () => void
  /** Into the answers of the object. */
  readonly enter: () => void
  readonly menu: (line: number) => void
}

export interface KeyPlace {
  readonly layout: ListLayout
  /** The line the keys are at; null: none yet. */
  readonly cursor: number | null
  /** Lines of one page. */
  readonly page: number
}

const steps = (page: number): Readonly<Record<string, number>> => ({
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: -Infinity,
  End: Infinity,
})

const foldAt = ({ layout, cursor }: KeyPlace, key: string, moves: ListMoves): void => {
  const row = cursor === null ? null : layout.rowAt(cursor)
  if (row?.kind === 'head') {
    if (row.folded === (key === 'ArrowRight')) moves.fold(row.group.key)
    return
  }
  if (key !== 'ArrowLeft' || row === null) return
  const group = layout.groupOf(row.place)
  if (group) moves.goTo(layout.headOf(group.key), false)
}

const press = (place: KeyPlace, key: string, moves: ListMoves): void => {
  const { layout, cursor } = place
  if (cursor === null) return
  const row = layout.rowAt(cursor)
  if (key === ' ') moves.toggle(cursor)
  else if (row?.kind === 'head') moves.fold(row.group.key)
  else moves.enter()
}

/** Carries out a key of the list. False: not a key of the list. */
export const runListKey = (event: KeyboardEvent, place: KeyPlace, moves: ListMoves): boolean => {
  const { key } = event
  const mod = event.ctrlKey || event.metaKey
  if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
    if (place.cursor !== null) moves.menu(place.cursor)
    return true
  }
  if (mod && key.toLowerCase() === 'a') {
    moves.selectAll()
    return true
  }
  if (mod || event.altKey) return false
  const by = steps(place.page)[key]
  if (by !== undefined) {
    const { rows } = place.layout
    const from = place.cursor ?? (by > 0 ? -1 : rows)
    if (rows > 0) moves.goTo(Math.min(Math.max(from + by, 0), rows - 1), event.shiftKey)
    return true
  }
  if (key === 'ArrowLeft' || key === 'ArrowRight') foldAt(place, key, moves)
  else if (key === 'Enter' || key === ' ') press(place, key, moves)
  else return false
  return true
}
