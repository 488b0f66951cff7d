import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { formatPlural } from '../../../ui/format.ts'
import { Tag } from '../../../ui/tag.tsx'
import { moveBy, moveTo } from './class-edits.ts'
import { nextKey, type QuestionDraft } from './draft.ts'
import type { ClassPartProps } from './editor-props.ts'
import { answerWords } from './kinds.ts'
import { at, hasProblem, type Problems } from './problems.ts'
import { addQuestion, editQuestion, removeQuestion } from './question-edits.ts'
import { QuestionForm } from './question-form.tsx'
import { stepOfKeys, useRowDrag } from './rows-by-keys.ts'

const isItem = ({ entry }: Pick<ClassPartProps, 'entry'>): boolean => entry.kinds.every((kind) => kind === 'item-class')

const summary = (question: QuestionDraft, list: readonly QuestionDraft[]): string => {
  const { kind, options, when } = question
  const words = kind === 'select' || kind === 'multi-select' ? options.map((entry) => entry.words).join(', ') : ''
  const asked = when && list.find(({ key }) => key === when.question)
  const yesNo = (word: string) => (asked?.kind === 'boolean' ? (word === 'true' ? 'yes' : 'no') : word)
  const only = when ? `if ${asked?.name || '…'} is ${when.equals.map(yesNo).join(' or ') || '…'}` : ''
  return [answerWords[kind].toLowerCase(), words, only].filter((part) => part !== '').join(' · ')
}

/** What is asked about each label of the class, or about the item; the open one is written in place. */
export const QuestionList = (props: ClassPartProps) => {
  const { entry, problems, onEdit } = props
  const list = entry.questions
  const change = (questions: readonly QuestionDraft[]) => onEdit({ questions })
  const [open, setOpen] = useState<number | null>(list.length === 1 ? (list[0]?.key ?? null) : null)
  const section = useRef<HTMLElement>(null)
  const add = () => {
    setOpen(nextKey(list))
    change(addQuestion(list))
    requestAnimationFrame(() => section.current?.querySelector<HTMLInputElement>('[data-question-field]')?.focus())
  }
  const drag = useRowDrag((key, to) => change(moveTo(list, key, to)))
  const wrong = problems.get(at.class(entry.key, 'questions'))
  const rest = { list, drag, problems, owner: entry.key, onChange: change }
  return (
    <section ref={section} className="ontology-part" aria-label="Questions">
      <div className="row">
        <h4>{isItem(props) ? 'Questions about the item' : 'Questions about each label'}</h4>
        <span className="t3 xs">{formatPlural(list.filter(({ retired }) => !retired).length, 'question')}</span>
        <Button size="compact-xs" className="end" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={add}>
          Question
        </Button>
      </div>
      {wrong !== undefined && <p className="bad xs">{wrong}</p>}
      {list.length === 0 ? (
        <p className="t3 xs">Nothing is asked. A question may have options, a number, words, or yes and no.</p>
      ) : (
        <ol className="question-list" data-rows>
          {list.map((question, place) => (
            <QuestionItem
              key={question.key}
              {...{ ...rest, question, place }}
              isOpen={open === question.key}
              onOpen={() => setOpen(open === question.key ? null : question.key)}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

/** One question: its line, and when it is open all about it. */
const QuestionItem = (props: Omit<RowProps, 'isWrong'> & { readonly owner: number; readonly problems: Problems }) => {
  const { question, place, list, isOpen, owner, problems, onChange } = props
  return (
    <li
      data-place={place}
      data-open={isOpen || undefined}
      onKeyDown={(event) => {
        const step = stepOfKeys(event)
        if (step !== 0) onChange(moveBy(list, question.key, step))
      }}
    >
      <QuestionRow {...props} isWrong={hasProblem(problems, `${String(owner)}/q${String(question.key)}`)} />
      {isOpen && <QuestionForm {...{ question, list, problems, owner, onChange }} />}
    </li>
  )
}

interface RowProps {
  readonly question: QuestionDraft
  readonly list: readonly QuestionDraft[]
  readonly place: number
  readonly isOpen: boolean
  readonly isWrong: boolean
  readonly drag: ReturnType<typeof useRowDrag>
  readonly onOpen: () => void
  readonly onChange: (list: readonly QuestionDraft[]) => void
}

const QuestionRow = ({ question, list, place, isOpen, isWrong, drag, onOpen, onChange }: RowProps) => {
  const { key, retired, required, signed } = question
  const name = question.name.trim() || 'this question'
  return (
    <div className="row question-row" data-retired={retired || undefined}>
      <span className="ontology-grip" aria-hidden="true" {...drag(key)}>
        <IconGripVertical size={14} stroke={1.6} />
      </span>
      <UnstyledButton className="question-open" aria-expanded={isOpen} onClick={onOpen}>
        <b className="ell">{question.name.trim() || 'New question'}</b>
        <span className="ell t3 xs">{summary(question, list)}</span>
      </UnstyledButton>
      {isWrong && <IconAlertTriangle className="warn" size={14} stroke={1.6} role="img" aria-label="To put right" />}
      {retired ? <Tag>retired</Tag> : required && <Tag tone="acc">required</Tag>}
      <ActionIcon
        size={24}
        aria-label={`Move ${name} up`}
        disabled={place === 0}
        onClick={() => onChange(moveBy(list, key, -1))}
      >
        <IconArrowUp size={14} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`Move ${name} down`}
        disabled={place === list.length - 1}
        onClick={() => onChange(moveBy(list, key, 1))}
      >
        <IconArrowDown size={14} stroke={1.6} />
      </ActionIcon>
      {signed ? (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${retired ? 'Ask' : 'Retire'} ${name}`}
          onClick={() => onChange(editQuestion(list, key, { retired: !retired }))}
        >
          {retired ? 'Ask again' : 'Retire'}
        </Button>
      ) : (
        <ActionIcon size={24} aria-label={`Remove ${name}`} onClick={() => onChange(removeQuestion(list, key))}>
          <IconTrash size={14} stroke={1.6} />
        </ActionIcon>
      )}
    </div>
  )
}
