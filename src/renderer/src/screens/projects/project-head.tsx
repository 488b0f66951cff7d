import { Button } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { catalogue } from '../../actions/catalogue/index.ts'
import type { Offer } from '../../actions/registry.ts'
import { formatDue, formatPlural } from '../../ui/format.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import type { ProjectActions } from './use-project-actions.ts'

const ActionButton = ({ action }: { readonly action: Offer }) => (
  <Button
    onClick={action.run}
    disabled={action.enabled === false}
    rightSection={catalogue[action.id].keys.length > 0 && <ActionKey id={action.id} />}
  >
    {catalogue[action.id].words}
  </Button>
)

const DueWords = ({ project, nowMs }: { readonly project: ProjectDetail; readonly nowMs: number }) =>
  project.state === 'active' && project.dueAt !== null ? (
    <span className={Date.parse(project.dueAt) < nowMs ? 'warn nw' : 'nw'}>{formatDue(project.dueAt, nowMs)}</span>
  ) : null

/** The name of a project and what can be done with it. */
export const ProjectHead = (props: {
  readonly project: ProjectDetail
  readonly nowMs: number
  readonly actions: ProjectActions
}) => {
  const { project, nowMs, actions } = props
  const isOpen = actions.mayChange && project.state === 'active'
  return (
    <PageHead
      title={project.name}
      fact={
        <>
          <span className="ell">{project.client}</span>
          <Tag>Ontology v{project.ontology.version}</Tag>
          {project.state !== 'active' && (
            <Tag tone={project.state === 'wiping' ? 'warn' : 'plain'}>{project.state}</Tag>
          )}
          {project.holds.length > 0 && <Tag tone="warn">{formatPlural(project.holds.length, 'hold')}</Tag>}
          {project.deletion !== null && <Tag tone="bad">deletion requested</Tag>}
          <DueWords project={project} nowMs={nowMs} />
        </>
      }
      actions={
        <>
          {isOpen && <ActionButton action={actions.import} />}
          {isOpen && <ActionButton action={actions.assign} />}
          {actions.mayExport && <ActionButton action={actions.export} />}
          {isOpen && <ActionButton action={actions.complete} />}
        </>
      }
    />
  )
}
