import { useMemo, useState } from 'react'
import { missingOf, type Answers } from '../../../../../shared/labels/attribute-rules.ts'
import { firstAnswers, withAnswer } from '../../../../../shared/labels/answering.ts'
import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import { AnswerForm } from '../../../ui/answers/answer-form.tsx'
import { Swatch } from '../../../ui/swatch.tsx'
import { InertMarkdown } from '../../workbench/guidelines/inert-markdown.tsx'
import { attributesFrom } from './build.ts'
import type { ClassDraft } from './draft.ts'
import { digitProp } from './kinds.ts'

/** While options are written two may be the same or empty; the form takes each once, and a dash for none. */
const shownOptions = (options: readonly string[]): string[] => {
  const written = [...new Set(options.filter((option) => option !== ''))]
  return written.length > 0 ? written : ['–']
}

const shownAttribute = (entry: Attribute): Attribute => {
  const name = entry.name || 'New question'
  return 'options' in entry ? { ...entry, name, options: shownOptions(entry.options) } : { ...entry, name }
}

const Form = ({ attributes }: { readonly attributes: readonly Attribute[] }) => {
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(attributes))
  return (
    <AnswerForm
      attributes={attributes}
      answers={answers}
      missing={new Set(missingOf(attributes, answers).map(({ id }) => id))}
      onAnswer={(id, value) => setAnswers(withAnswer(attributes, answers, { id, value }))}
    />
  )
}

/** The class as an annotator meets it, with the form of the workbench itself: what is answered here is tried, not kept. */
export const FormPreview = ({ entry, place }: { readonly entry: ClassDraft; readonly place: number }) => {
  const attributes = useMemo(() => attributesFrom(entry.questions).map(shownAttribute), [entry.questions])
  const isItem = entry.kinds.every((kind) => kind === 'item-class')
  return (
    <section className="card ontology-preview" aria-label="Preview">
      <header className="card-head">
        <h2>Preview</h2>
        <div className="card-aside">as an annotator sees it</div>
      </header>
      <div className="card-body col">
        <h3 className="row">
          <Swatch colour={entry.colour} {...(entry.retired ? {} : digitProp(place))} />
          <span className="ell">{entry.name.trim() || 'New class'}</span>
          <span className="t3 xs">{entry.retired ? 'not offered' : isItem ? 'whole item' : 'each label'}</span>
        </h3>
        {attributes.some(({ retired }) => !retired) ? (
          <Form key={JSON.stringify(attributes)} attributes={attributes} />
        ) : (
          <p className="t3 xs">Nothing is asked.</p>
        )}
        {entry.transcription && !isItem && (
          <p className="t3 xs">
            Words at the place are written down{entry.transcription === 'required' ? ', required.' : ', optional.'}
          </p>
        )}
        {entry.description.trim() !== '' && <InertMarkdown text={entry.description} />}
      </div>
    </section>
  )
}
