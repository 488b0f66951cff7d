import { formatPlural } from '../../ui/format.ts'

interface FileListProps {
  readonly label: string
  readonly title: string
  readonly files: readonly { readonly name: string; readonly words: string }[]
}

const FileList = ({ label, title, files }: FileListProps) =>
  files.length === 0 ? null : (
    <section className="left-out" aria-label={label}>
      <h3>{title}</h3>
      <ul className="scroll left-out-list">
        {files.map((file) => (
          <li key={file.name} className="row sm">
            <span className="ell grow">{file.name}</span>
            <span className="t2">{file.words}</span>
          </li>
        ))}
      </ul>
    </section>
  )

export interface LeftOutProps {
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
  readonly noted: readonly { readonly name: string; readonly note: string }[]
}

/** The files that do not become items, each with its reason, and what is to be known about others. Nothing when there are none. */
export const LeftOut = ({ skipped, noted }: LeftOutProps) => (
  <>
    <FileList
      label="Left out"
      title={`${formatPlural(skipped.length, 'file')} left out`}
      files={skipped.map(({ name, reason }) => ({ name, words: reason }))}
    />
    <FileList
      label="To know"
      title={`To know about ${formatPlural(noted.length, 'file')}`}
      files={noted.map(({ name, note }) => ({ name, words: note }))}
    />
  </>
)
