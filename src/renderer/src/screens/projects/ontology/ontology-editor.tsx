import { useRef, useState, type ReactNode } from 'react'
import { addClass, addItemQuestion, editClass, removeClass, retireClass } from './class-edits.ts'
import { ClassDetail } from './class-detail.tsx'
import { ClassList, type Chosen } from './class-list.tsx'
import type { ClassDraft, OntologyDraft } from './draft.ts'
import { FormPreview } from './form-preview.tsx'
import { MarkdownField } from './markdown-field.tsx'
import type { Problems } from './problems.ts'
import './ontology.css'

export interface OntologyEditorProps {
  readonly draft: OntologyDraft
  readonly problems: Problems
  readonly onChange: (draft: OntologyDraft) => void
  /** Stands under the preview. */
  readonly aside?: ReactNode
}

const useChosen = ({ draft, onChange }: OntologyEditorProps) => {
  const root = useRef<HTMLDivElement>(null)
  const [wanted, choose] = useState<Chosen>(draft.classes[0]?.key ?? 'guidelines')
  const entry = draft.classes.find(({ key }) => key === wanted)
  const chosen = entry || wanted === 'guidelines' ? wanted : (draft.classes[0]?.key ?? 'guidelines')
  const setClasses = (classes: readonly ClassDraft[]) => onChange({ ...draft, classes })
  const add = (classes: readonly ClassDraft[]) => {
    const known = new Set(draft.classes.map(({ key }) => key))
    setClasses(classes)
    choose(classes.find(({ key }) => !known.has(key))?.key ?? chosen)
    requestAnimationFrame(() => root.current?.querySelector<HTMLInputElement>('[data-name-field]')?.focus())
  }
  return { root, chosen, choose, setClasses, add }
}

/** The whole ontology: its classes at the left, the chosen one, and at the right how an annotator meets it. */
export const OntologyEditor = (props: OntologyEditorProps) => {
  const { draft, problems, onChange } = props
  const { classes } = draft
  const { root, chosen, choose, setClasses, add } = useChosen(props)
  const place = classes.findIndex(({ key }) => key === chosen)
  const entry = chosen === 'guidelines' ? undefined : (classes[place] ?? classes[0])
  return (
    <div ref={root} className="ontology-room">
      <div className="ontology-grid">
        <ClassList
          {...{ classes, problems, chosen }}
          onChoose={choose}
          onChange={setClasses}
          onAddClass={() => add(addClass(classes))}
          onAddQuestion={() => add(addItemQuestion(classes))}
        />
        <div className="ontology-detail" role="region" aria-label={entry ? 'Class' : 'Guidelines'}>
          {entry ? (
            <ClassDetail
              {...{ entry, classes, problems }}
              onEdit={(fields) => setClasses(editClass(classes, entry.key, fields))}
              onRemove={() => setClasses(removeClass(classes, entry.key))}
              onRetire={(retired) => setClasses(retireClass(classes, entry.key, retired))}
            />
          ) : (
            <GuidelinesDetail
              value={draft.guidelines}
              error={problems.get('guidelines')}
              onChange={(guidelines) => onChange({ ...draft, guidelines })}
            />
          )}
        </div>
        <div className="ontology-aside">
          {entry && <FormPreview key={entry.key} entry={entry} place={place} />}
          {props.aside}
        </div>
      </div>
    </div>
  )
}

const GuidelinesDetail = (props: {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}) => (
  <>
    <div className="row ontology-head">
      <h3>Guidelines</h3>
      <span className="t3 xs">stand beside the work; headings part them for the search</span>
    </div>
    <MarkdownField
      {...props}
      label="Guidelines"
      rows={14}
      placeholder="# What to label&#10;&#10;How the work is to be done, in Markdown."
    />
  </>
)
