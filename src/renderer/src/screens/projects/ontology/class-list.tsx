import { Button, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconBook2, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Swatch } from '../../../ui/swatch.tsx'
import { moveBy, moveTo } from './class-edits.ts'
import type { ClassDraft } from './draft.ts'
import { digitProp, kindWords } from './kinds.ts'
import { hasProblem, type Problems } from './problems.ts'
import { stepOfKeys, useRowDrag } from './rows-by-keys.ts'

/** What is open at the right: a class by its key, or the guidelines of the project. */
export type Chosen = number | 'guidelines'

export interface ClassListProps {
  readonly classes: readonly ClassDraft[]
  readonly problems: Problems
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
  readonly onChange: (classes: readonly ClassDraft[]) => void
  readonly onAddClass: () => void
  readonly onAddQuestion: () => void
}

const about = ({ kinds, retired, questions, skeleton }: ClassDraft): string => {
  if (retired) return 'retired'
  const asked = questions.filter((entry) => !entry.retired).length
  const [first, ...rest] = kinds
  const drawn = first === undefined ? '' : kindWords[first].toLowerCase() + (rest.length > 0 ? ` +${String(rest.length)}` : '') // prettier-ignore
  const points = kinds.includes('keypoints') && skeleton ? `, ${String(skeleton.points.length)} points` : ''
  return `${drawn}${points}${asked > 0 ? `, ${String(asked)} asked` : ''}`
}

const arrows: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }

/** Arrows walk the list, Alt with an arrow moves the class. The list is one stop of Tab. */
const useListKeys = ({ classes, chosen, onChoose, onChange }: ClassListProps) => {
  const list = useRef<HTMLDivElement>(null)
  const refocus = useRef(false)
  useEffect(() => {
    if (!refocus.current) return
    refocus.current = false
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOfKeys(event)
    if (step !== 0) {
      refocus.current = true
      if (chosen !== 'guidelines') onChange(moveBy(classes, chosen, step))
      return
    }
    const by = arrows[event.key]
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const all: readonly Chosen[] = ['guidelines', ...classes.map(({ key }) => key)]
    const next = Math.min(Math.max(all.indexOf(chosen) + by, 0), all.length - 1)
    refocus.current = true
    onChoose(all[next] ?? 'guidelines')
  }
  return { list, onKeyDown }
}

/** The classes in the order of their digits, before them the guidelines. */
export const ClassList = (props: ClassListProps) => {
  const { classes, problems, chosen, onChoose, onChange } = props
  const { list, onKeyDown } = useListKeys(props)
  const drag = useRowDrag((key, to) => onChange(moveTo(classes, key, to)))
  const row = (value: Chosen) => ({
    className: 'ontology-pick',
    'aria-current': value === chosen || undefined,
    tabIndex: value === chosen ? 0 : -1,
    onClick: () => onChoose(value),
  })
  return (
    <nav className="ontology-list" aria-label="Classes">
      <div ref={list} className="ontology-rows" data-rows data-own-keys onKeyDown={onKeyDown}>
        <UnstyledButton {...row('guidelines')}>
          <IconBook2 size={16} stroke={1.6} aria-hidden="true" />
          <span className="ell">Guidelines</span>
          {problems.has('guidelines') && <Wrong />}
        </UnstyledButton>
        {classes.map((entry, place) => (
          <div key={entry.key} className="ontology-row" data-place={place} data-retired={entry.retired || undefined}>
            <span className="ontology-grip" aria-hidden="true" {...drag(entry.key)}>
              <IconGripVertical size={14} stroke={1.6} />
            </span>
            <UnstyledButton {...row(entry.key)}>
              <Swatch colour={entry.colour} {...(entry.retired ? {} : digitProp(place))} />
              <span className="ontology-name">
                <span className="ell">{entry.name.trim() || 'No name yet'}</span>
                <span className="ell t3 xs">{about(entry)}</span>
              </span>
              {hasProblem(problems, String(entry.key)) && <Wrong />}
            </UnstyledButton>
          </div>
        ))}
      </div>
      {problems.has('classes') && <p className="bad xs ontology-pad">{problems.get('classes')}</p>}
      <div className="row ontology-adds">
        <Button size="compact-xs" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={props.onAddClass}>
          Class
        </Button>
        <Button size="compact-xs" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={props.onAddQuestion}>
          Question about the item
        </Button>
      </div>
      <p className="t3 xs row ontology-pad">
        <KeyCap keys="Alt ↑" /> <KeyCap keys="Alt ↓" /> or the grip moves
      </p>
    </nav>
  )
}

const Wrong = () => (
  <span className="warn ontology-wrong" title="To put right">
    <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
    <span className="visually-hidden">, to put right</span>
  </span>
)
