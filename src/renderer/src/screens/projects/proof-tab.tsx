import { useCallback, useMemo, useState } from 'react'
import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { formatClockSeconds, formatPlural } from '../../ui/format.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { TaskProgress } from './task-progress.tsx'
import { useTask } from '../../station/use-task.ts'

type Verification = Awaited<ReturnType<StationClient['projects']['verify']>>

/** Checks everything the project left behind with nothing but the organisation's root key, and lists what was found. */
export const ProofTab = ({ project }: { readonly project: ProjectDetail }) => {
  const station = useStation()
  const task = useTask()
  const { projectId, log } = project
  const [result, setResult] = useState<{ readonly at: string; readonly found: Verification } | null>(null)
  const { run } = task
  const verify = useCallback(async () => {
    const found = await run(() => station.projects.verify({ projectId }))
    if (found) setResult({ at: new Date().toISOString(), found })
  }, [run, station, projectId])
  useActions(useMemo(() => [{ id: 'project.verify', run: () => void verify() }], [verify]))
  return (
    <div className="col proof-tab">
      <Card className="proof-head">
        <div className="row">
          {log.whole ? (
            <IconCircleCheck size={20} stroke={1.6} className="ok" aria-hidden />
          ) : (
            <IconCircleX size={20} stroke={1.6} className="bad" aria-hidden />
          )}
          <span className="grow">
            <b>{log.whole ? 'The project log is whole' : 'The project log is not whole'}</b>
            <span className="t2 sm proof-words">
              {formatPlural(log.entries, 'signed entry', 'signed entries')}, each naming the one before it.
              {!log.whole && ' An entry is missing, changed or out of order. Verify names it.'}
            </span>
          </span>
          <Button
            size="sm"
            loading={task.busy}
            onClick={() => void verify()}
            rightSection={<ActionKey id="project.verify" />}
          >
            Verify
          </Button>
        </div>
        {task.busy && <TaskProgress task="verify" words="Checking log, shards, device logs and certificates" />}
      </Card>
      {task.error && <ErrorNote error={task.error} onRetry={() => void verify()} />}
      {result && <Findings at={result.at} found={result.found} />}
    </div>
  )
}

const Findings = ({ at, found }: { readonly at: string; readonly found: Verification }) => {
  const failed = found.checks.filter((check) => !check.ok).length
  return (
    <Card
      className="scroll"
      title={formatPlural(found.checks.length, 'check')}
      aside={`verified ${formatClockSeconds(at)}`}
    >
      <div className="proof-verdict">
        {found.ok ? (
          <Note tone="ok">Everything holds.</Note>
        ) : (
          <Note tone="bad">
            {formatPlural(failed, 'check')} failed. Do not rely on this project before you know why.
          </Note>
        )}
      </div>
      <table className="table">
        <tbody>
          {found.checks.map((check) => (
            <tr key={check.what}>
              <td className="proof-check">
                <span className={check.ok ? 'row ok' : 'row bad'}>
                  {check.ok ? <IconCircleCheck size={14} stroke={1.6} /> : <IconCircleX size={14} stroke={1.6} />}
                  {check.ok ? 'holds' : 'fails'}
                </span>
              </td>
              <td>{check.what}</td>
              <td className="t2 selectable">{check.found}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
