import { useMemo } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { permits, type Standing } from '../../../../shared/access/permissions.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { useSession } from '../../station/station-provider.tsx'
import type { ProjectTab } from '../route.ts'
import type { OpenDialog } from './project-dialog.tsx'

export interface ProjectActions {
  readonly import: Offer
  readonly assign: Offer
  readonly export: Offer
  readonly complete: Offer
  /** Commands without a button in the head: each has one where what it is about stands. */
  readonly further: readonly Offer[]
  /** False for people who may look at projects and not change them: then no button is shown. */
  readonly mayChange: boolean
  readonly mayExport: boolean
}

interface ActionContext {
  readonly project: ProjectDetail
  readonly shardIds: readonly string[]
  readonly open: (dialog: OpenDialog) => void
}

const projectActions = ({ project, shardIds, open }: ActionContext, standing: Standing): ProjectActions => {
  const mayChange = permits(standing, 'project:write')
  const mayExport = permits(standing, 'export:write')
  const enabled = project.state === 'active' && mayChange
  return {
    mayChange,
    mayExport,
    import: { id: 'project.import', enabled, run: () => open({ kind: 'import' }) },
    assign: {
      id: 'project.assign',
      enabled: enabled && project.shards.length > 0,
      run: () => open({ kind: 'assign', shardIds }),
    },
    export: {
      id: 'project.export',
      enabled: mayExport && project.delivered > 0,
      run: () => open({ kind: 'export' }),
    },
    complete: { id: 'project.complete', enabled, run: () => open({ kind: 'complete' }) },
    further: furtherActions({ project, open, enabled }),
  }
}

const furtherActions = (context: {
  readonly project: ProjectDetail
  readonly open: (dialog: OpenDialog) => void
  readonly enabled: boolean
}): readonly Offer[] => {
  const { project, open, enabled } = context
  const command = (kind: 'hold' | 'policy' | 'ontology' | 'delete' | 'report', can: boolean): Offer => ({
    id: `project.${kind}`,
    enabled: can,
    run: () => open({ kind }),
  })
  return [
    command('hold', true),
    {
      id: 'project.erase',
      enabled: enabled && project.shards.length > 0,
      run: () => open({ kind: 'erase', shardId: null }),
    },
    command('policy', enabled),
    command('ontology', enabled),
    command('delete', project.deletion === null),
    ...(project.state === 'active' ? [] : [command('report', true)]),
  ]
}

/** What can be done with a project, as buttons, keys and commands. */
export const useProjectActions = (
  props: ActionContext & { readonly tabs: readonly ProjectTab[]; readonly setTab: (tab: ProjectTab) => void },
): ProjectActions => {
  const { project, shardIds, tabs, open, setTab } = props
  const { stage, member } = useSession()
  const actions = useMemo(
    () => projectActions({ project, shardIds, open }, { unlocked: stage === 'unlocked', roles: member?.roles ?? [] }),
    [project, shardIds, open, stage, member],
  )
  useActions(
    useMemo(() => {
      const toTab = tabs.map((tab): Offer => ({ id: `project.tab-${tab}`, run: () => setTab(tab) }))
      const { mayChange, mayExport } = actions
      return [
        ...(mayChange ? [actions.import, actions.assign, actions.complete, ...actions.further] : []),
        ...(mayExport ? [actions.export] : []),
        ...toTab,
      ]
    }, [actions, tabs, setTab]),
  )
  return actions
}
