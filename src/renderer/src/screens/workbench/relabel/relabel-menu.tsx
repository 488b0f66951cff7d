import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import { findClasses } from './find-classes.ts'
import type { Relabelling } from './use-relabel.ts'
import './relabel.css'

export interface RelabelMenuProps {
  readonly asked: Relabelling
  /** The classes that the selection has now. */
  readonly now: ReadonlySet<ClassId>
  readonly marks: ReadonlyMap<ClassId, string>
  readonly onPick: (id: ClassId) => void
  readonly onClose: () => void
}

const lineId = (id: ClassId): string => `relabel-${id}`

interface LineProps {
  readonly entry: OntologyClass
  readonly mark: string | undefined
  readonly active: boolean
  readonly given: boolean
  readonly onPoint: () => void
  readonly onPick: () => void
}

const Line = ({ entry, mark, active, given, onPoint, onPick }: LineProps) => (
  <div
    id={lineId(entry.id)}
    className="relabel-row"
    role="option"
    aria-selected={active}
    title={entry.name}
    onPointerMove={onPoint}
    onClick={onPick}
  >
    <Swatch colour={entry.colour} {...(mark === undefined ? {} : { digit: mark })} />
    <span className="ell grow">{entry.name}</span>
    {given && <IconCheck size={14} aria-label="as it is now" />}
  </div>
)

/** What was typed, what it finds, and which of that Enter takes: at first the class there is. */
const useFound = (classes: readonly OntologyClass[], now: ReadonlySet<ClassId>) => {
  const [text, setText] = useState('')
  const [place, setPlace] = useState(() =>
    Math.max(
      classes.findIndex(({ id }) => now.has(id)),
      0,
    ),
  )
  const found = findClasses(classes, text)
  const at = Math.min(place, Math.max(found.length - 1, 0))
  const active = found[at]
  useEffect(() => {
    if (active) document.getElementById(lineId(active.id))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const type = (next: string) => {
    setText(next)
    setPlace(0)
  }
  return { text, type, found, at, active, setPlace }
}

const Choice = ({ asked: { classes }, now, marks, onPick }: Omit<RelabelMenuProps, 'onClose'>) => {
  const { text, type, found, at, active, setPlace } = useFound(classes, now)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && found.length > 0) setPlace((at + by + found.length) % found.length)
    else if (event.key === 'Enter' && active) onPick(active.id)
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        ref={field}
        // A menu that is closing gives the focus back to where it was.
        onBlur={() => setTimeout(() => field.current?.focus({ preventScroll: true }))}
        aria-label="Another label"
        placeholder="Another label"
        value={text}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="relabel-list"
        aria-activedescendant={active && lineId(active.id)}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id="relabel-list" className="relabel-list" role="listbox" aria-label="Labels that fit">
        {found.map((entry, order) => (
          <Line
            key={entry.id}
            {...{ entry, active: order === at, given: now.has(entry.id), mark: marks.get(entry.id) }}
            onPoint={() => setPlace(order)}
            onPick={() => onPick(entry.id)}
          />
        ))}
      </div>
      {found.length === 0 && <p className="xs t3">No label that fits is called so.</p>}
    </>
  )
}

/** Keeps a box inside the window, below and to the right of a point as far as there is room. */
const useKeptInside = ({ x, y }: Relabelling['at']) => {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    current.style.left = `${String(Math.max(Math.min(x, window.innerWidth - current.offsetWidth - edgePx), edgePx))}px`
    current.style.top = `${String(Math.max(Math.min(y, window.innerHeight - current.offsetHeight - edgePx), edgePx))}px`
  }, [x, y])
  return box
}

const edgePx = 8

/**
 * A small list of the classes that the selection may get, to be found by typing. It has the focus before the next key comes:
 * nothing that is typed quickly goes to the picture.
 */
export const RelabelMenu = ({ asked, onClose, onPick, ...choice }: RelabelMenuProps) => {
  const box = useKeptInside(asked.at)
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose()
    }
    window.addEventListener('pointerdown', away, true)
    return () => window.removeEventListener('pointerdown', away, true)
  })
  return (
    <div
      ref={box}
      className="relabel"
      role="dialog"
      aria-label="Change the label"
      data-own-keys
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Tab') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <Choice
        {...choice}
        asked={asked}
        onPick={(id) => {
          onPick(id)
          onClose()
        }}
      />
    </div>
  )
}
