import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import { moveBy } from './class-edits.ts'
import type { OptionDraft } from './draft.ts'
import { Field } from './field.tsx'
import { at } from './problems.ts'
import { addOption, editQuestion, removeOption, renameOption } from './question-edits.ts'
import type { QuestionFormProps } from './question-form.tsx'
import { stepOfKeys } from './rows-by-keys.ts'

/** The options of a question in the order in which they are offered. Enter adds the next one. */
export const OptionList = ({ question, list, owner, problems, onChange }: QuestionFormProps) => {
  const { key, options } = question
  const rows = useRef<HTMLOListElement>(null)
  const set = (next: readonly OptionDraft[]) => onChange(editQuestion(list, key, { options: next }))
  const add = () => {
    set(addOption(options))
    requestAnimationFrame(() => rows.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  const onKeyDown = (event: KeyboardEvent, option: number) => {
    const step = stepOfKeys(event)
    if (step !== 0) set(moveBy(options, option, step))
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    add()
  }
  return (
    <Field label="Options" error={problems.get(at.question(owner, key, 'options'))}>
      <ol ref={rows} className="option-list">
        {options.map((entry, place) => (
          <li key={entry.key} className="row" onKeyDown={(event) => onKeyDown(event, entry.key)}>
            <TextInput
              className="grow"
              aria-label={`Option ${String(place + 1)}`}
              value={entry.words}
              disabled={entry.signed}
              error={problems.get(at.option(owner, key, entry.key))}
              onChange={(event) =>
                onChange(renameOption(list, { question: key, option: entry.key }, event.currentTarget.value))
              }
            />
            <OptionTools
              {...{ entry, place }}
              count={options.length}
              onMove={(step) => set(moveBy(options, entry.key, step))}
              onRemove={() => onChange(removeOption(list, { question: key, option: entry.key }))}
            />
          </li>
        ))}
      </ol>
      <Button size="compact-xs" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={add}>
        Option
      </Button>
      {options.some(({ signed }) => signed) && (
        <p className="t3 xs">Signed options keep their words: labels may have them as answers. Order is free.</p>
      )}
    </Field>
  )
}

const OptionTools = (props: {
  readonly entry: OptionDraft
  readonly place: number
  readonly count: number
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
}) => {
  const { entry, place, count, onMove, onRemove } = props
  const name = entry.words.trim() || `option ${String(place + 1)}`
  return (
    <>
      <ActionIcon size={24} aria-label={`Move ${name} up`} disabled={place === 0} onClick={() => onMove(-1)}>
        <IconArrowUp size={14} stroke={1.6} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={`Move ${name} down`} disabled={place === count - 1} onClick={() => onMove(1)}>
        <IconArrowDown size={14} stroke={1.6} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={`Remove ${name}`} disabled={entry.signed} onClick={onRemove}>
        <IconTrash size={14} stroke={1.6} />
      </ActionIcon>
    </>
  )
}
