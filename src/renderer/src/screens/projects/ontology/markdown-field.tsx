import { SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { InertMarkdown } from '../../workbench/guidelines/inert-markdown.tsx'

export interface MarkdownFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly error: string | undefined
  readonly rows: number
  readonly onChange: (value: string) => void
}

/** Markdown, written or as the annotator reads it: nothing in it is loaded, opened or run. */
export const MarkdownField = ({ label, value, placeholder, error, rows, onChange }: MarkdownFieldProps) => {
  const [view, setView] = useState<'write' | 'read'>('write')
  return (
    <div className="col ontology-markdown">
      <SegmentedControl
        size="xs"
        aria-label={`${label}: write or read`}
        value={view}
        onChange={(next) => setView(next)}
        data={[
          { value: 'write', label: 'Write' },
          { value: 'read', label: 'As it is read' },
        ]}
      />
      {view === 'write' ? (
        <Textarea
          aria-label={label}
          autosize
          minRows={rows}
          maxRows={24}
          value={value}
          placeholder={placeholder}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <div className="ontology-read" tabIndex={0} role="region" aria-label={`${label}, as it is read`}>
          {value.trim() === '' ? <p className="t3">Nothing is written yet.</p> : <InertMarkdown text={value} />}
        </div>
      )}
    </div>
  )
}
