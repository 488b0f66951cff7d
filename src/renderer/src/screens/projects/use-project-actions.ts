import { useMemo } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { permits, type Standing } from '../../../../shared/access/permissions.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
import { useSession } from '../../station/station-provider.tsx'
import type { ProjectTab } from '../route.ts'
import type { OpenDialog } from './project-dialog.tsx'

export interface ProjectActions {
  readonly import: Action
  readonly assign: Action
  readonly export: Action
  readonly complete: Action
  /** Commands without a button in the head: each has one where what it is about stands. */
  readonly further: readonly Action[]
  /** False for people who may look at projects and not change them: then no button is shown. */
  readonly mayChange: boolean
  readonly mayExport: boolean
}

const tabWords: Partial<Record<ProjectTab, string>> = { labels: 'labels and rules', deletion: 'data and deletion' }

interface ActionContext {
  readonly project: ProjectDetail
  readonly shardIds: readonly string[]
  readonly open: (dialog: OpenDialog) => void
}

const projectActions = ({ project, shardIds, open }: ActionContext, standing: Standing): ProjectActions => {
  const mayChange = permits(standing, 'project:write')
  const mayExport = permits(standing, 'export:write')
  const base = { group: project.name, enabled: project.state === 'active' && mayChange }
  return {
    mayChange,
    mayExport,
    import: { ...base, id: 'project.import', words: 'Import', keys: ['I'], run: () => open({ kind: 'import' }) },
    assign: {
      ...base,
      id: 'project.assign',
      words: 'Assign',
      keys: ['A'],
      enabled: base.enabled && project.shards.length > 0,
      run: () => open({ kind: 'assign', shardIds }),
    },
    export: {
      ...base,
      id: 'project.export',
      words: 'Export',
      keys: ['E'],
      enabled: mayExport && project.delivered > 0,
      run: () => open({ kind: 'export' }),
    },
    complete: { ...base, id: 'project.complete', words: 'Complete project…', run: () => open({ kind: 'complete' }) },
    further: furtherActions({ project, open, base }),
  }
}

const furtherActions = (context: {
  readonly project: ProjectDetail
  readonly open: (dialog: OpenDialog) => void
  readonly base: Pick<Action, 'group' | 'enabled'>
}): readonly Action[] => {
  const { project, open, base } = context
  const always = { group: project.name }
  const command = (kind: 'hold' | 'policy' | 'ontology' | 'delete' | 'report', words: string) => ({
    id: `project.${kind}`,
    words,
    run: () => open({ kind }),
  })
  return [
    { ...always, ...command('hold', 'Place a hold…') },
    {
      ...base,
      id: 'project.erase',
      words: 'Erase items…',
      enabled: base.enabled === true && project.shards.length > 0,
      run: () => open({ kind: 'erase', shardId: null }),
    },
    { ...base, ...command('policy', 'Change the rules for devices…') },
    { ...base, ...command('ontology', 'Write the next version of the classes…') },
    { ...always, ...command('delete', 'Delete for the client…'), enabled: project.deletion === null },
    ...(project.state === 'active' ? [] : [{ ...always, ...command('report', 'Write the deletion report…') }]),
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
      const toTab = tabs.map((tab, index) => ({
        id: `project.tab-${tab}`,
        words: `Show ${tabWords[tab] ?? tab}`,
        group: project.name,
        keys: [String(index + 1)],
        quiet: true,
        run: () => setTab(tab),
      }))
      const { mayChange, mayExport } = actions
      return [
        ...(mayChange ? [actions.import, actions.assign, actions.complete, ...actions.further] : []),
        ...(mayExport ? [actions.export] : []),
        ...toTab,
      ]
    }, [actions, tabs, setTab, project.name]),
  )
  return actions
}
