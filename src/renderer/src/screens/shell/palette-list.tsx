import { Fragment, useEffect, useRef } from 'react'
import { KeyCap } from '../../ui/key-cap.tsx'
import type { PaletteEntry } from './palette-entries.ts'

interface PaletteListProps {
  readonly entries: readonly PaletteEntry[]
  readonly at: number
  readonly typed: string
  readonly show: (keys: string) => string
  readonly onHover: (place: number) => void
  readonly onRun: (entry: PaletteEntry) => void
}

const Marked = ({ words, typed }: { readonly words: string; readonly typed: string }) => {
  const sought = typed.trim()
  const at = sought === '' ? -1 : words.toLowerCase().indexOf(sought.toLowerCase())
  if (at < 0) return words
  return (
    <>
      {words.slice(0, at)}
      <mark>{words.slice(at, at + sought.length)}</mark>
      {words.slice(at + sought.length)}
    </>
  )
}

const Line = (props: PaletteListProps & { readonly entry: PaletteEntry; readonly place: number }) => {
  const { entry, place, at } = props
  const line = useRef<HTMLDivElement>(null)
  const current = place === at
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div
      ref={line}
      id={`palette-${place}`}
      className="palette-line"
      role="option"
      aria-selected={current}
      aria-disabled={!entry.enabled}
      onMouseMove={() => {
        if (!current) props.onHover(place)
      }}
      onClick={() => props.onRun(entry)}
    >
      <span>
        <Marked words={entry.words} typed={props.typed} />
      </span>
      {entry.beside !== null && <span className="sm t3 ell">{entry.beside}</span>}
      {entry.keys !== null && (
        <span className="end">
          <KeyCap keys={props.show(entry.keys)} />
        </span>
      )}
    </div>
  )
}

/** The answers of the palette under their headings. */
export const PaletteList = (props: PaletteListProps) => (
  <div id="palette-list" className="palette-list" role="listbox" aria-label="Answers">
    {props.entries.length === 0 && <div className="palette-none t3">Nothing here is called that</div>}
    {props.entries.map((entry, place) => (
      <Fragment key={entry.id}>
        {entry.group !== props.entries[place - 1]?.group && (
          <div className="palette-group" role="presentation">
            {entry.group}
          </div>
        )}
        <Line {...props} entry={entry} place={place} />
      </Fragment>
    ))}
  </div>
)
