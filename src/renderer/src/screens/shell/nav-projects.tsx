import { permits } from '../../../../shared/access/permissions.ts'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { useRoute } from '../route.ts'
import { entryOf } from './screen-table.tsx'
import { NavButton } from './nav-button.tsx'
import { useWorkList } from './work-list-provider.tsx'

/** The projects whose shards lie here, for an annotator. */
const HeldProjects = () => {
  const { go, route } = useRoute()
  const projects = useWorkList()?.value?.projects ?? []
  if (projects.length === 0) return null
  return (
    <>
      <h3 className="nav-head">Projects on this device</h3>
      {projects.map((project) => (
        <NavButton
          key={project.projectId}
          icon={<Swatch colour={project.colour} small />}
          words={project.name}
          current={route.screen === 'work' && route.projectId === project.projectId}
          onClick={() => go({ screen: 'work', projectId: project.projectId })}
        />
      ))}
    </>
  )
}

/** The projects that a lead runs. */
const LedProjects = () => {
  const station = useStation()
  const { go, route } = useRoute()
  const projects = useCall(() => station.projects.list({}), [station], [station.projects.changed]).value ?? []
  if (projects.length === 0) return null
  return (
    <>
      <h3 className="nav-head">Projects</h3>
      {projects.map((project) => (
        <NavButton
          key={project.projectId}
          icon={<Swatch colour={project.colour} small />}
          words={project.name}
          current={route.screen === 'projects' && route.projectId === project.projectId}
          onClick={() => go({ screen: 'projects', projectId: project.projectId })}
        />
      ))}
    </>
  )
}

/** Projects in the side navigation, as the person's roles have them. */
export const NavProjects = () => {
  const { stage, member } = useSession()
  const leads = permits({ unlocked: stage === 'unlocked', roles: member?.roles ?? [] }, 'project:read')
  return (
    <>
      <HeldProjects />
      {leads && entryOf({ screen: 'projects', projectId: null }) && <LedProjects />}
    </>
  )
}
