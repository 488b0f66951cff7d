import { useState } from 'react'
import { Radio, SegmentedControl } from '@mantine/core'
import type { LabelKind } from '../../../../shared/labels/index.ts'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { StationClient } from '../../station/client.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { formatCount, formatPlural } from '../../ui/format.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { kindWords, offeredKinds } from './ontology/kinds.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { TaskProgress } from './task-progress.tsx'
import { useTask } from '../../station/use-task.ts'

type Format = Awaited<ReturnType<StationClient['projects']['formats']>>[number]
type Outcome = Awaited<ReturnType<StationClient['projects']['export']>>

/** The kinds of labels that this project's classes may have, in the order in which kinds are offered. */
const kindsOf = (project: ProjectDetail): readonly LabelKind[] =>
  offeredKinds.filter((kind) => project.ontology.classes.some((entry) => entry.kinds.includes(kind)))

const useExport = (project: ProjectDetail) => {
  const station = useStation()
  const task = useTask()
  const formats = useCall(() => station.projects.formats({}), [station])
  const [format, setFormat] = useState<string | null>(null)
  const [onlyAccepted, setOnlyAccepted] = useState(project.accepted > 0)
  const [outcome, setOutcome] = useState<{ readonly done: Outcome; readonly folder: string } | null>(null)
  const [writing, setWriting] = useState(false)
  const run = () =>
    task.run(async () => {
      if (format === null) return
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return
      setWriting(true)
      const { projectId } = project
      try {
        const done = await station.projects.export({ projectId, format, folder: picked.folder, onlyAccepted })
        setOutcome({ done, folder: picked.name })
      } finally {
        setWriting(false)
      }
    })
  return { task, formats, format, setFormat, onlyAccepted, setOnlyAccepted, outcome, writing, run }
}

/** Writes labels to a folder in a chosen format, after saying what the format can carry. */
export const ExportDialog = ({
  project,
  onClose,
}: {
  readonly project: ProjectDetail
  readonly onClose: () => void
}) => {
  const state = useExport(project)
  const hint = useHints()
  const { outcome, formats, writing, onlyAccepted } = state
  const items = onlyAccepted ? project.accepted : project.delivered
  return (
    <TaskDialog
      title={outcome ? 'Exported' : `Export “${project.name}”`}
      error={state.task.error}
      busy={state.task.busy}
      submit={outcome ? null : 'Choose folder and export…'}
      keys={hint('dialog.confirm')}
      canSubmit={state.format !== null && items > 0}
      onSubmit={() => void state.run()}
      onClose={onClose}
    >
      {outcome ? (
        <ExportOutcome {...outcome} />
      ) : writing ? (
        <TaskProgress task="export" words="Writing" />
      ) : (
        <>
          {formats.error && <ErrorNote error={formats.error} />}
          <ItemChoice project={project} onlyAccepted={onlyAccepted} onChange={state.setOnlyAccepted} />
          {items === 0 && <Note tone="warn">No item is {onlyAccepted ? 'accepted' : 'delivered'} yet.</Note>}
          <FormatList
            formats={formats.value ?? []}
            kinds={kindsOf(project)}
            chosen={state.format}
            onChoose={state.setFormat}
          />
        </>
      )}
    </TaskDialog>
  )
}

const ItemChoice = (props: {
  readonly project: ProjectDetail
  readonly onlyAccepted: boolean
  readonly onChange: (onlyAccepted: boolean) => void
}) => (
  <SegmentedControl
    size="xs"
    aria-label="Which items"
    value={props.onlyAccepted ? 'accepted' : 'delivered'}
    onChange={(value) => props.onChange(value === 'accepted')}
    data={[
      { value: 'accepted', label: `Accepted, ${formatCount(props.project.accepted)}` },
      { value: 'delivered', label: `All delivered, ${formatCount(props.project.delivered)}` },
    ]}
  />
)

const carries = { exact: 'exact', lossy: 'with loss', no: 'left out' } as const
const tones = { exact: 'ok', lossy: 'warn', no: 'bad' } as const

const FormatList = (props: {
  readonly formats: readonly Format[]
  readonly kinds: readonly LabelKind[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) => (
  <Radio.Group value={props.chosen} onChange={props.onChoose} label="Format" name="format">
    <div className="col format-list">
      {props.formats.map((format) => (
        <Radio
          key={format.id}
          value={format.id}
          size="xs"
          className="format-choice"
          label={
            <span className="col">
              <span className="row">
                <b>{format.title}</b>
                <span className="t3">.{format.extension.replace(/^\./, '')}</span>
              </span>
              <span className="row format-kinds">
                {props.kinds.map((kind) => (
                  <Tag key={kind} tone={tones[format.supports[kind]]}>
                    {kindWords[kind]} {carries[format.supports[kind]]}
                  </Tag>
                ))}
              </span>
            </span>
          }
        />
      ))}
    </div>
  </Radio.Group>
)

const ExportOutcome = ({ done, folder }: { readonly done: Outcome; readonly folder: string }) => (
  <>
    <p>
      {formatPlural(done.labels, 'label')} of {formatPlural(done.items, 'item')} in the folder <b>{folder}</b>:
    </p>
    <ul className="plain-list">
      {done.files.map((file) => (
        <li key={file} className="mono selectable">
          {file}
        </li>
      ))}
    </ul>
    {done.losses.length === 0 ? (
      <Note tone="ok">Everything was carried over exactly.</Note>
    ) : (
      <Note tone="warn">
        <b>Not carried over exactly</b>
        {done.losses.map((loss) => (
          <p key={loss.what}>
            {formatCount(loss.count)} × {loss.what}
          </p>
        ))}
      </Note>
    )}
  </>
)
