import { useState } from 'react'
import { useRoute, type RouteOf } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import { NewProject } from './new-project.tsx'
import { ProjectList } from './project-list.tsx'
import { ProjectPage } from './project-page.tsx'
import './projects.css'

/** The projects: their list, one of them, or a new one. Going anywhere, also to the list again, leaves a new one. */
export const ProjectsScreen = ({ route }: { readonly route: RouteOf<'projects'> }) => {
  const { go } = useRoute()
  const [writingAt, setWritingAt] = useState<RouteOf<'projects'> | null>(null)
  if (writingAt === route)
    return (
      <>
        <Trail parts={[{ words: 'Projects', to: { screen: 'projects', projectId: null } }, { words: 'New project' }]} />
        <NewProject
          onCancel={() => setWritingAt(null)}
          onCreated={(projectId) => go({ screen: 'projects', projectId })}
        />
      </>
    )
  if (route.projectId === null)
    return (
      <>
        <Trail parts={[{ words: 'Projects' }]} />
        <ProjectList onNew={() => setWritingAt(route)} />
      </>
    )
  return <ProjectPage key={route.projectId} projectId={route.projectId} tab={route.tab ?? 'overview'} />
}
