import { UnstyledButton } from '@mantine/core'
import { missingOf } from '../../../../../shared/labels/attribute-rules.ts'
import type { ItemKind } from '../../../../../shared/labels/finish-rules.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { AnswerForm } from '../../../ui/answers/answer-form.tsx'
import { Swatch } from '../../../ui/swatch.tsx'
import { ActionKey } from '../../shell/action-key.tsx'
import { toggleItemClass } from '../class-choice.ts'
import type { LiveObjects } from './live-objects.ts'
import { answerLabels, type Answer } from './questions.ts'
import { useObjectsVersion } from './use-objects.ts'

const heads: Readonly<Record<ItemKind, string>> = {
  image: 'Whole image',
  text: 'Whole text',
  'image-text': 'Whole item',
}

export interface ItemQuestionsProps {
  readonly doc: ItemDocument
  readonly objects: LiveObjects
  readonly kind: ItemKind
  /** Classes that a whole item may be given. */
  readonly classes: readonly OntologyClass[]
  /** The part that a label of the whole item lies on. */
  readonly part: string
  readonly marks: ReadonlyMap<ClassId, string>
  readonly disabled: boolean
}

/** A class that every item is asked about is its questions; its label comes with the first answer. */
const isQuestion = (entry: OntologyClass): boolean =>
  entry.howMany !== undefined &&
  entry.kinds.every((kind) => kind === 'item-class') &&
  (entry.attributes ?? []).some(({ retired }) => !retired)

/** Answers a question about the item; the first answer gives the item the class. */
const answerItem = (
  { doc, part }: Pick<ItemQuestionsProps, 'doc' | 'part'>,
  { entry, label, ...answer }: Answer & { readonly entry: OntologyClass; readonly label: Label | undefined },
): void => {
  if (label) {
    answerLabels(doc, [label.id], { ...answer, classOf: () => entry })
    return
  }
  const id = doc.newLabelId()
  doc.transact('attributes.set', (draft) => {
    const value = answer.value
    const attributes = value === undefined ? {} : { [answer.id]: value }
    draft.put({ kind: 'item-class', id, classId: entry.id, part, attributes })
  })
}

const Questions = (
  props: ItemQuestionsProps & { readonly entry: OntologyClass; readonly label: Label | undefined },
) => {
  const { entry, label, disabled } = props
  const attributes = entry.attributes ?? []
  const answers = label?.attributes ?? {}
  return (
    <div className="item-question" data-class={entry.id}>
      <h3 className="row">
        <Swatch colour={entry.colour} small />
        <span className="ell">{entry.name}</span>
      </h3>
      <AnswerForm
        key={`${props.doc.changes()[0]?.id ?? ''}${entry.id}`}
        attributes={attributes}
        answers={answers}
        missing={new Set(missingOf(attributes, answers).map(({ id }) => id))}
        disabled={disabled}
        missingKey={<ActionKey id="objects.next-missing" />}
        onAnswer={(id, value) => answerItem(props, { entry, label, id, value })}
      />
    </div>
  )
}

/** What is asked about the whole item: classes as switches, and the questions of those that are given or always asked. */
export const ItemQuestions = (props: ItemQuestionsProps) => {
  const { doc, part, classes, marks, disabled, kind, objects } = props
  useObjectsVersion(objects)
  const given = new Map(objects.index.slots.itemLabels().map((label) => [label.classId, label]))
  const switches = classes.filter((entry) => !isQuestion(entry) && (!entry.retired || given.has(entry.id)))
  const asked = classes.filter(
    (entry) => (isQuestion(entry) && !entry.retired) || ((entry.attributes ?? []).length > 0 && given.has(entry.id)),
  )
  return (
    <section className="item-classes">
      <div className="panel-head">
        <b>{heads[kind]}</b>
        {switches.length > 0 && <span className="end t3 xs">press to give or take back</span>}
      </div>
      {switches.length > 0 && (
        <div className="item-class-row">
          {switches.map(({ id, name, colour, kinds }) => {
            const mark = kinds.length === 1 ? marks.get(id) : undefined
            return (
              <UnstyledButton
                key={id}
                className="item-class"
                aria-pressed={given.has(id)}
                disabled={disabled}
                title={name}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => toggleItemClass(doc, part, id)}
              >
                <Swatch colour={colour} {...(mark === undefined ? {} : { digit: mark })} />
                <span className="ell">{name}</span>
              </UnstyledButton>
            )
          })}
        </div>
      )}
      {asked.length > 0 && (
        <div className="item-questions">
          {asked.map((entry) => (
            <Questions key={entry.id} {...props} entry={entry} label={given.get(entry.id)} />
          ))}
        </div>
      )}
    </section>
  )
}
