import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import { sectionsOf, withWords } from './find-in-guidelines.ts'
import { InertMarkdown } from './inert-markdown.tsx'
import './guidelines.css'

export interface GuidelinesSheetProps {
  readonly ontology: Ontology
  /** The class that is asked about; it stands first in view. */
  readonly about: ClassId | null
  readonly onClose: () => void
}

const ClassPart = ({ entry, here }: { readonly entry: OntologyClass; readonly here: boolean }) => {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (here) place.current?.scrollIntoView({ block: 'start' })
  }, [here])
  return (
    <section ref={place} className="guidelines-class" data-here={here || undefined} aria-label={entry.name}>
      <h3 className="row">
        <Swatch colour={entry.colour} small />
        {entry.name}
      </h3>
      <InertMarkdown text={entry.description ?? ''} />
    </section>
  )
}

/** The guidelines of the project beside the work, and what belongs into each class. */
export const GuidelinesSheet = ({ ontology, about, onClose }: GuidelinesSheetProps) => {
  const [search, setSearch] = useState('')
  const sections = useMemo(() => sectionsOf(ontology.guidelines ?? ''), [ontology])
  const described = useMemo(
    () => ontology.classes.filter(({ description, retired }) => description && !retired),
    [ontology],
  )
  const found = withWords(sections, search, ({ text }) => text)
  const classes = withWords(described, search, ({ name, description }) => `${name} ${description ?? ''}`)
  const nothing = sections.length + described.length === 0
  return (
    <aside className="guidelines" aria-label="Guidelines">
      <div className="guidelines-head">
        <b>Guidelines</b>
        <span className="t3 xs">version {ontology.version}</span>
        <ActionIcon className="end" size={24} aria-label="Close the guidelines" onClick={onClose}>
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      </div>
      {!nothing && (
        <TextInput
          className="guidelines-search"
          aria-label="Search the guidelines"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<IconSearch size={14} stroke={1.6} />}
        />
      )}
      <div className="guidelines-text" tabIndex={0} role="region" aria-label="Text of the guidelines">
        {found.map(({ text }) => (
          <InertMarkdown key={text} text={text} />
        ))}
        {classes.map((entry) => (
          <ClassPart key={entry.id} entry={entry} here={entry.id === about} />
        ))}
        {nothing && <p className="t3">Your lead has not written guidelines for this project.</p>}
        {!nothing && found.length + classes.length === 0 && <p className="t3">Nothing here has these words.</p>}
      </div>
    </aside>
  )
}
