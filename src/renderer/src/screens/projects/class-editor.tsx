import { useRef, type KeyboardEvent } from 'react'
import { ActionIcon, Button, Menu, TextInput, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { Card } from '../../ui/card.tsx'
import { formatPlural } from '../../ui/format.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import {
  addClass,
  digitProp,
  editClass,
  kindWords,
  moveClass,
  offeredKinds,
  paletteSize,
  presetClasses,
  removeClass,
  toggleKind,
  type ClassDraft,
  type ClassProblem,
} from './ontology-draft.ts'

export interface ClassEditorProps {
  readonly classes: readonly ClassDraft[]
  readonly problems: readonly ClassProblem[]
  readonly onChange: (classes: readonly ClassDraft[]) => void
  /** Whether a set of classes to begin with is offered. */
  readonly presets?: boolean
}

/** The classes people may give: name, colour, digit, and how each is drawn. */
export const ClassEditor = ({ classes, problems, onChange, presets = true }: ClassEditorProps) => {
  const list = useRef<HTMLOListElement>(null)
  const add = () => {
    onChange(addClass(classes))
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  return (
    <Card
      title="Classes"
      className="class-editor"
      aside={
        <>
          <span>{formatPlural(classes.length, 'class', 'classes')}</span>
          {presets && <Presets onChange={onChange} />}
        </>
      }
    >
      <ol ref={list} className="class-list">
        {classes.map((entry, index) => (
          <ClassRow
            key={entry.key}
            entry={entry}
            index={index}
            classes={classes}
            problem={problems.find((problem) => problem.key === entry.key)?.words ?? null}
            onChange={onChange}
            onAdd={add}
          />
        ))}
      </ol>
      <div className="row class-foot">
        <Button size="compact-xs" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={add}>
          Class
        </Button>
        <span className="t3 xs row">
          <KeyCap keys="↵" /> adds the next one <KeyCap keys="Alt ↑" /> <KeyCap keys="Alt ↓" /> moves
        </span>
      </div>
    </Card>
  )
}

const Presets = ({ onChange }: Pick<ClassEditorProps, 'onChange'>) => (
  <>
    <Button size="compact-xs" onClick={() => onChange(presetClasses('images'))}>
      For images
    </Button>
    <Button size="compact-xs" onClick={() => onChange(presetClasses('texts'))}>
      For texts
    </Button>
  </>
)

interface ClassRowProps {
  readonly entry: ClassDraft
  readonly index: number
  readonly classes: readonly ClassDraft[]
  readonly problem: string | null
  readonly onChange: (classes: readonly ClassDraft[]) => void
  readonly onAdd: () => void
}

const ClassRow = (props: ClassRowProps) => {
  const { entry, index, classes, onChange } = props
  const name = entry.name.trim() || 'this class'
  const move = (step: -1 | 1) => onChange(moveClass(classes, entry.key, step))
  const onKeyDown = (event: KeyboardEvent) => {
    const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')
    if (isMove) move(event.key === 'ArrowUp' ? -1 : 1)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.ctrlKey && !event.metaKey)
      props.onAdd()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <li className="class-row" onKeyDown={onKeyDown}>
      <ColourMenu entry={entry} index={index} classes={classes} onChange={onChange} />
      <TextInput
        aria-label={`Name of class ${index + 1}`}
        placeholder="Name"
        maxLength={60}
        value={entry.name}
        error={props.problem}
        onChange={(event) => onChange(editClass(classes, entry.key, { name: event.currentTarget.value }))}
      />
      <KindToggles entry={entry} classes={classes} onChange={onChange} />
      <span className="row class-tools">
        <ActionIcon size={24} aria-label={`Move ${name} up`} disabled={index === 0} onClick={() => move(-1)}>
          <IconArrowUp size={14} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          size={24}
          aria-label={`Move ${name} down`}
          disabled={index === classes.length - 1}
          onClick={() => move(1)}
        >
          <IconArrowDown size={14} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          size={24}
          aria-label={`Remove ${name}`}
          title={entry.signed ? 'Labels may have it, so it stays' : undefined}
          disabled={classes.length === 1 || entry.signed !== undefined}
          onClick={() => onChange(removeClass(classes, entry.key))}
        >
          <IconTrash size={14} stroke={1.6} />
        </ActionIcon>
      </span>
    </li>
  )
}

type PartProps = Pick<ClassRowProps, 'entry' | 'classes' | 'onChange'>

const KindToggles = ({ entry, classes, onChange }: PartProps) => (
  <span className="row kind-toggles" role="group" aria-label="Drawn as">
    {offeredKinds.map((kind) => {
      const isOn = entry.kinds.includes(kind)
      return (
        <Button
          key={kind}
          size="compact-xs"
          variant={isOn ? 'light' : 'subtle'}
          color={isOn ? 'accent' : 'gray'}
          aria-pressed={isOn}
          data-kept={entry.signed?.kinds.includes(kind) || undefined}
          disabled={entry.signed?.kinds.includes(kind) ?? false}
          onClick={() => onChange(editClass(classes, entry.key, { kinds: toggleKind(entry.kinds, kind) }))}
        >
          {kindWords[kind]}
        </Button>
      )
    })}
  </span>
)

const ColourMenu = ({ entry, index, classes, onChange }: PartProps & { readonly index: number }) => {
  const taken = new Set(classes.filter((other) => other.key !== entry.key).map((other) => other.colour))
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className="colour-button" aria-label={`Colour ${entry.colour}, change it`}>
          <Swatch colour={entry.colour} {...digitProp(index)} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="colour-grid">
          {Array.from({ length: paletteSize }, (_, place) => place + 1).map((colour) => (
            <Menu.Item
              key={colour}
              className="colour-choice"
              data-taken={taken.has(colour) || undefined}
              data-chosen={colour === entry.colour || undefined}
              aria-label={`Colour ${colour}${taken.has(colour) ? ', taken' : ''}`}
              onClick={() => onChange(editClass(classes, entry.key, { colour }))}
            >
              <Swatch colour={colour} />
            </Menu.Item>
          ))}
        </div>
        <p className="t3 xs colour-words">
          Dimmed colours are taken. The first ten stay well apart for every kind of colour blindness.
        </p>
      </Menu.Dropdown>
    </Menu>
  )
}
