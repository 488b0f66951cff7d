import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ProjectDetail } from '../../../../../shared/ipc/projects.ts'
import { useHints } from '../../../actions/actions-provider.tsx'
import { useStation } from '../../../station/station-provider.tsx'
import { useTask } from '../../../station/use-task.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { ErrorNote, Note } from '../../../ui/note.tsx'
import { useConfirmKeys } from '../../../ui/use-confirm-keys.ts'
import { formatPlural } from '../../../ui/format.ts'
import { ontologyFrom } from './build.ts'
import { ChangesCard } from './changes-card.tsx'
import { changesOf } from './changes.ts'
import { DiscardNote } from './discard.tsx'
import { draftOf } from './draft.ts'
import { FileBar } from './file-bar.tsx'
import { OntologyEditor } from './ontology-editor.tsx'
import { problemsOf } from './problems.ts'
import { shownProblems } from './shown-problems.ts'

interface OntologyDialogProps {
  readonly project: ProjectDetail
  readonly onClose: () => void
}

const useNextVersion = ({ project, onClose }: OntologyDialogProps) => {
  const station = useStation()
  const task = useTask()
  const [before] = useState(project.ontology)
  const [draft, setDraft] = useState(() => draftOf(before, before))
  const [tried, setTried] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const problems = useMemo(() => problemsOf(draft), [draft])
  const changes = useMemo(() => changesOf(before, ontologyFrom(draft)), [before, draft])
  const sign = async () => {
    setTried(true)
    if (problems.size > 0 || changes.length === 0) return
    const plan = { projectId: project.projectId, ontology: ontologyFrom(draft) }
    if (await task.run(() => station.projects.setOntology(plan))) onClose()
  }
  const close = () => {
    if (task.busy) return
    if (changes.length > 0 && !isLeaving) setLeaving(true)
    else onClose()
  }
  return { before, task, draft, setDraft, tried, setTried, isLeaving, setLeaving, problems, changes, sign, close }
}

/** Writes the next version of the ontology. What labels may have stays; before it is signed all changes are said. */
export const OntologyDialog = (props: OntologyDialogProps) => {
  const next = useNextVersion(props)
  const { before, task, draft, setDraft, tried, isLeaving, problems, changes } = next
  useConfirmKeys(() => void next.sign())
  return (
    <Dialog
      opened
      fullScreen
      radius={0}
      onClose={next.close}
      title={`Classes, version ${String(before.version + 1)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="ontology-page">
        <FileBar
          {...{ draft, before }}
          isWhole={problems.size === 0}
          onTry={() => next.setTried(true)}
          onChange={setDraft}
        />
        {isLeaving && <DiscardNote onDiscard={props.onClose} onKeep={() => next.setLeaving(false)} />}
        <OntologyEditor
          draft={draft}
          problems={shownProblems(problems, tried)}
          onChange={setDraft}
          aside={<ChangesCard version={before.version + 1} changes={changes} />}
        />
        {task.error && <ErrorNote error={task.error} />}
        <SignFoot {...{ next }} />
      </div>
    </Dialog>
  )
}

const SignFoot = ({ next }: { readonly next: ReturnType<typeof useNextVersion> }) => {
  const hint = useHints()
  const { task, tried, problems, changes } = next
  const words = changes.length === 0 ? 'Nothing is changed yet.' : 'Workstations take it at their next contact.'
  return (
    <div className="row ontology-foot">
      {tried && problems.size > 0 ? (
        <Note tone="warn">{formatPlural(problems.size, 'field')} to put right. The list at the left marks where.</Note>
      ) : (
        <span className="t3 xs">{words}</span>
      )}
      <span className="row end">
        <Button variant="subtle" color="gray" onClick={next.close} disabled={task.busy}>
          Cancel
        </Button>
        <Button
          variant="filled"
          loading={task.busy}
          disabled={changes.length === 0}
          onClick={() => void next.sign()}
          rightSection={changes.length > 0 && <KeyCap keys={hint('dialog.confirm')} />}
        >
          Sign the new version
        </Button>
      </span>
    </div>
  )
}
