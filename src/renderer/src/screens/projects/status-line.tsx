import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { permits } from '../../../../shared/access/permissions.ts'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { formatMoment, formatShortMoment } from '../../ui/format.ts'
import { useTask } from '../../station/use-task.ts'

const statusWords = (
  status: ProjectDetail['status'],
  nowMs: number,
): { readonly words: string; readonly late: boolean } => {
  if (!status) return { words: 'No status signed yet: no device can open a shard', late: true }
  if (Date.parse(status.validUntil) <= nowMs)
    return {
      words: `Status ran out ${formatMoment(status.validUntil, nowMs)}: devices stop when their leases end`,
      late: true,
    }
  const [issued, until] = [formatShortMoment(status.issuedAt, nowMs), formatShortMoment(status.validUntil, nowMs)]
  return { words: `Status signed ${issued}, valid until ${until}`, late: false }
}

/** Until when devices may trust what they know of this project, and a button that signs it anew. */
export const StatusLine = (props: {
  readonly project: ProjectDetail
  readonly nowMs: number
  readonly onRenewed: () => void
}) => {
  const station = useStation()
  const { stage, member } = useSession()
  const task = useTask()
  const { project, nowMs } = props
  if (project.state !== 'active') return null
  const { words, late } = statusWords(project.status, nowMs)
  const mayRenew = permits({ unlocked: stage === 'unlocked', roles: member?.roles ?? [] }, 'project:write')
  const renew = async () => {
    const { projectId } = project
    if (await task.run(() => station.projects.renewStatus({ projectId, validMinutes: null }))) props.onRenewed()
  }
  return (
    <span className="end row sm status-line">
      {task.error ? (
        <span className="bad" role="alert">
          {task.error.message} <span className="xs">{task.error.code}</span>
        </span>
      ) : (
        <span className={late ? 'row warn' : 'row t3'}>
          {late && <IconAlertTriangle size={14} stroke={1.6} aria-hidden />}
          {words}
        </span>
      )}
      {mayRenew && (
        <Button
          size="compact-xs"
          variant={late ? 'filled' : 'default'}
          loading={task.busy}
          onClick={() => void renew()}
        >
          Renew
        </Button>
      )}
    </span>
  )
}
