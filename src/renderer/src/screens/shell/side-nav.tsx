import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconLock } from '@tabler/icons-react'
import { useSession } from '../../station/station-provider.tsx'
import { roleWords } from '../../ui/role-words.ts'
import { useRoute, type Route } from '../route.ts'
import { NavButton } from './nav-button.tsx'
import { NavProjects } from './nav-projects.tsx'
import { navEntriesFor, type NavEntry } from './nav-entries.ts'
import { PersonMenu } from './person-menu.tsx'
import { useWorkList } from './work-list-provider.tsx'
import './side-nav.css'

/** The page a screen belongs to in the navigation. */
const pageOf = (route: Route): Route['screen'] =>
  route.screen === 'refused' || route.screen === 'workbench' ? 'work' : route.screen

const useCounts = (): Partial<Record<Route['screen'], number>> => {
  const work = useWorkList()?.value
  if (!work) return {}
  const shards = work.projects.flatMap((project) => project.shards)
  return { work: shards.filter((shard) => shard.shut === null).length, returned: work.returned.length }
}

export interface SideNavProps {
  readonly onShortcuts: () => void
  /** Changing the keys. */
  readonly onKeys: () => void
  readonly onLock: () => void
}

/** The ways between pages, by role, and the person at the foot. */
export const SideNav = ({ onShortcuts, onKeys, onLock }: SideNavProps) => {
  const { route, go } = useRoute()
  const { member, device } = useSession()
  const counts = useCounts()
  const entries = navEntriesFor(member?.roles ?? [])
  const button = (entry: NavEntry) => (
    <NavButton
      key={entry.words}
      icon={<entry.Icon size={16} stroke={1.6} />}
      words={entry.words}
      action={entry.action}
      count={counts[entry.route.screen] ?? 0}
      current={pageOf(route) === entry.route.screen && !(route.screen === 'projects' && route.projectId !== null)}
      onClick={() => go(entry.route)}
    />
  )
  return (
    <nav className="side-nav" aria-label="Pages" data-region>
      {entries.filter((entry) => !entry.last).map(button)}
      <NavButton
        icon={<IconKeyboard size={16} stroke={1.6} />}
        words="Shortcuts"
        action="shell.shortcuts"
        onClick={onShortcuts}
      />
      <NavProjects />
      <div className="nav-gap" />
      {entries.filter((entry) => entry.last).map(button)}
      <div className="nav-foot">
        <PersonMenu onKeys={onKeys} />
        <div className="grow nav-person">
          <div className="sm ell">{member?.name}</div>
          <div className="xs t3 ell">
            {roleWords(member?.roles ?? [])} · {device?.name}
          </div>
        </div>
        <Tooltip label={`Lock now`} position="right">
          <UnstyledButton className="nav-lock" aria-label="Lock now" onClick={onLock}>
            <IconLock size={14} stroke={1.6} />
          </UnstyledButton>
        </Tooltip>
      </div>
    </nav>
  )
}
