import { useCallback, useMemo, useState } from 'react'
import { Button, Tabs } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useRoute, type ProjectTab } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import { CertificatesTab } from './certificates-tab.tsx'
import { DeletionTab } from './deletion-tab.tsx'
import { LabelsTab } from './labels-tab.tsx'
import { ModelsTab } from './models-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { peopleOf } from './people.ts'
import { ProjectHead } from './project-head.tsx'
import { ProjectDialog, type OpenDialog } from './project-dialog.tsx'
import { ProofTab } from './proof-tab.tsx'
import { ShardsTab } from './shards-tab.tsx'
import { StatusLine } from './status-line.tsx'
import type { TabProps } from './tab-props.ts'
import { useProjectActions } from './use-project-actions.ts'

const tabNames: Readonly<Record<ProjectTab, string>> = {
  overview: 'Overview',
  shards: 'Shards',
  people: 'People',
  labels: 'Labels and rules',
  certificates: 'Certificates',
  proof: 'Proof',
  deletion: 'Data and deletion',
  models: 'Models',
}

const tabs = Object.keys(tabNames) as readonly ProjectTab[]

const counts = (project: ProjectDetail): Partial<Record<ProjectTab, number>> => ({
  shards: project.shards.length,
  people: peopleOf(project).length,
  certificates: project.certificates.length,
})

/** One project: what it is, how it stands, and what a lead can do with it. */
export const ProjectPage = (props: { readonly projectId: string; readonly tab: ProjectTab }) => {
  const station = useStation()
  const nowMs = useNow()
  const projectId = props.projectId as ProjectDetail['projectId']
  const shown = useCall(() => station.projects.show({ projectId }), [station, projectId], [station.projects.changed])
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = useCallback(() => {
    setDialog(null)
    shown.reload()
  }, [shown])
  const project = shown.value
  if (!project)
    return (
      <div className="projects-page">{shown.error && <ErrorNote error={shown.error} onRetry={shown.reload} />}</div>
    )
  if (shown.error?.code === 'NOT_FOUND' && dialog === null) return <GoneProject name={project.name} />
  return (
    <>
      <LoadedProject
        {...props}
        project={project}
        nowMs={nowMs}
        reload={shown.reload}
        error={dialog?.kind === 'delete' ? null : shown.error}
        open={setDialog}
      />
      {dialog && <ProjectDialog project={project} nowMs={nowMs} dialog={dialog} onClose={close} />}
    </>
  )
}

/** Stands where a project was until its copy here was destroyed. */
const GoneProject = ({ name }: { readonly name: string }) => {
  const { go } = useRoute()
  return (
    <EmptyState
      title={`${name} has ended`}
      actions={<Button onClick={() => go({ screen: 'projects', projectId: null })}>Show projects</Button>}
    >
      Your copy of it is destroyed. It stands under ended projects, with its certificates and the deletion report.
    </EmptyState>
  )
}

const LoadedProject = (props: {
  readonly project: ProjectDetail
  readonly tab: ProjectTab
  readonly nowMs: number
  readonly error: Parameters<typeof ErrorNote>[0]['error'] | null
  readonly reload: () => void
  readonly open: (dialog: OpenDialog) => void
}) => {
  const { project, tab, nowMs, open } = props
  const { go } = useRoute()
  const [shardIds, onShards] = useState<readonly string[]>([])
  const setTab = useCallback(
    (next: ProjectTab) => go({ screen: 'projects', projectId: project.projectId, tab: next }),
    [go, project.projectId],
  )
  const actions = useProjectActions({ project, shardIds, open, setTab, tabs })
  const inTab = useMemo(() => ({ project, nowMs, open, onShards }), [project, nowMs, open])
  return (
    <div className="projects-page">
      <Trail parts={[{ words: 'Projects', to: { screen: 'projects', projectId: null } }, { words: project.name }]} />
      <ProjectHead project={project} nowMs={nowMs} actions={actions} />
      {props.error && <ErrorNote error={props.error} onRetry={props.reload} />}
      <Tabs
        value={tab}
        onChange={(next) => next && setTab(next as ProjectTab)}
        keepMounted={false}
        className="project-tabs"
      >
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {tabNames[name]}{' '}
              {counts(project)[name] !== undefined && (
                <span className="t3">{formatCount(counts(project)[name] ?? 0)}</span>
              )}
            </Tabs.Tab>
          ))}
          <StatusLine project={project} nowMs={nowMs} onRenewed={props.reload} />
        </Tabs.List>
        <Tabs.Panel value={tab} className="project-panel">
          <TabBody tab={tab} {...inTab} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

const TabBody = ({ tab, ...props }: TabProps & { readonly tab: ProjectTab }) => {
  if (tab === 'labels') return <LabelsTab {...props} />
  if (tab === 'models') return <ModelsTab {...props} />
  if (tab === 'certificates') return <CertificatesTab {...props} />
  if (tab === 'deletion') return <DeletionTab {...props} />
  if (tab === 'proof') return <ProofTab project={props.project} />
  if (props.project.shards.length === 0)
    return (
      <EmptyState
        title="No shards yet"
        actions={<Button onClick={() => props.open({ kind: 'import' })}>Import…</Button>}
      >
        Import a folder of images and texts. It becomes encrypted shards that you assign to people.
      </EmptyState>
    )
  if (tab === 'shards') return <ShardsTab {...props} />
  return tab === 'people' ? <PeopleTab {...props} /> : <OverviewTab {...props} />
}
