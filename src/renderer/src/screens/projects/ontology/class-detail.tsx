import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { Swatch } from '../../../ui/swatch.tsx'
import { Note } from '../../../ui/note.tsx'
import { hasWords } from './build.ts'
import { ColourChoice } from './colour-choice.tsx'
import type { ClassDraft } from './draft.ts'
import type { ClassPartProps } from './editor-props.ts'
import { Field } from './field.tsx'
import { digitOf, digitProp, kindWords, offeredKinds, toggleKind } from './kinds.ts'
import { MarkdownField } from './markdown-field.tsx'
import { at } from './problems.ts'
import { QuestionList } from './question-list.tsx'
import { SkeletonEditor } from './skeleton-editor.tsx'

export interface ClassDetailProps extends ClassPartProps {
  readonly classes: readonly ClassDraft[]
  /** Takes it out, or for a signed one retires it and takes it into use again. */
  readonly onRemove: () => void
  readonly onRetire: (retired: boolean) => void
}

/** Everything about one class. */
export const ClassDetail = (props: ClassDetailProps) => {
  const { entry, classes, problems, onEdit } = props
  const place = classes.findIndex(({ key }) => key === entry.key)
  return (
    <>
      <ClassHead {...props} place={place} />
      <Field label="Name">
        <TextInput
          aria-label="Name of the class"
          data-name-field
          value={entry.name}
          error={problems.get(at.class(entry.key, 'name'))}
          onChange={(event) => onEdit({ name: event.currentTarget.value })}
        />
      </Field>
      <Field label="Drawn as" error={problems.get(at.class(entry.key, 'kinds'))}>
        <KindToggles entry={entry} onEdit={onEdit} />
      </Field>
      <Field label="Colour">
        <ColourChoice entry={entry} classes={classes} onChoose={(colour) => onEdit({ colour })} />
      </Field>
      <Rules entry={entry} onEdit={onEdit} />
      <Field label="Description">
        <MarkdownField
          key={entry.key}
          label="Description"
          rows={2}
          value={entry.description}
          placeholder="What belongs into it, and what does not. Markdown"
          error={problems.get(at.class(entry.key, 'description'))}
          onChange={(description) => onEdit({ description })}
        />
      </Field>
      <QuestionList key={`q${String(entry.key)}`} {...{ entry, problems, onEdit }} />
      {entry.kinds.includes('keypoints') && (
        <SkeletonEditor key={`s${String(entry.key)}`} {...{ entry, problems, onEdit }} />
      )}
    </>
  )
}

const ClassHead = ({ entry, place, classes, onRemove, onRetire }: ClassDetailProps & { readonly place: number }) => {
  const digit = entry.retired ? null : digitOf(place)
  return (
    <>
      <div className="row ontology-head">
        <Swatch colour={entry.colour} {...(entry.retired ? {} : digitProp(place))} />
        <h3 className="ell">{entry.name.trim() || 'New class'}</h3>
        <span className="t3 xs">
          {entry.retired ? 'retired' : digit === null ? 'no digit' : `digit ${digit}`}
          {entry.signed && `, id ${entry.signed.id}`}
        </span>
        <span className="row end">
          {entry.signed ? (
            <Button size="compact-xs" onClick={() => onRetire(!entry.retired)}>
              {entry.retired ? 'Use again' : 'Retire'}
            </Button>
          ) : (
            <Button size="compact-xs" disabled={classes.length === 1} onClick={onRemove}>
              Remove
            </Button>
          )}
        </span>
      </div>
      {entry.retired && (
        <Note tone="warn">
          It is given no more. Labels that have it keep it, so a class that was signed is never deleted.
        </Note>
      )}
    </>
  )
}

const KindToggles = ({ entry, onEdit }: Pick<ClassPartProps, 'entry' | 'onEdit'>) => {
  const isKept = (kind: (typeof offeredKinds)[number]) => entry.signed?.kinds.includes(kind) ?? false
  return (
    <>
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
              data-kept={isKept(kind) || undefined}
              disabled={isKept(kind)}
              onClick={() => onEdit({ kinds: toggleKind(entry.kinds, kind) })}
            >
              {kindWords[kind]}
            </Button>
          )
        })}
      </span>
      {entry.signed && <p className="t3 xs">Kinds that are signed stay: labels may be drawn so.</p>}
    </>
  )
}

const Rules = ({ entry, onEdit }: Pick<ClassPartProps, 'entry' | 'onEdit'>) => (
  <>
    <Field label="How many">
      <SegmentedControl
        size="xs"
        aria-label="How many an item needs"
        value={entry.howMany ?? 'any'}
        onChange={(value) => onEdit({ howMany: value === 'any' ? null : value })}
        data={[
          { value: 'any', label: 'Any number' },
          { value: 'at-least-one', label: 'At least one' },
          { value: 'exactly-one', label: 'Exactly one' },
        ]}
      />
    </Field>
    {hasWords(entry) && (
      <Field label="Transcription">
        <SegmentedControl
          size="xs"
          aria-label="Words written down with the label"
          value={entry.transcription ?? 'none'}
          onChange={(value) => onEdit({ transcription: value === 'none' ? null : value })}
          data={[
            { value: 'none', label: 'Off' },
            { value: 'optional', label: 'Optional' },
            { value: 'required', label: 'Required' },
          ]}
        />
      </Field>
    )}
  </>
)
