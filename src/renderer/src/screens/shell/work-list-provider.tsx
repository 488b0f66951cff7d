import { createContext, useContext, type ReactNode } from 'react'
import { permits } from '../../../../shared/access/permissions.ts'
import type { WorkList } from '../../../../shared/ipc/work.ts'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { useCall, type CallResult } from '../../station/use-call.ts'
import { useRoute } from '../route.ts'

const WorkListContext = createContext<CallResult<WorkList> | null>(null)

/** Whether this person annotates at all. */
export const useAnnotates = (): boolean => {
  const session = useSession()
  return permits({ unlocked: session.stage === 'unlocked', roles: session.member?.roles ?? [] }, 'work:read')
}

const Held = ({ children }: { readonly children: ReactNode }) => {
  const station = useStation()
  const { route } = useRoute()
  // A shard that was worked on has moved on by the time the person is back on a list.
  const list = useCall(() => station.work.list({}), [station, route.screen], [station.work.changed])
  return <WorkListContext value={list}>{children}</WorkListContext>
}

/** Asks once for the work of the person; the frame and the screens of an annotator share the answer. */
export const WorkListProvider = ({ children }: { readonly children: ReactNode }) =>
  useAnnotates() ? <Held>{children}</Held> : children

/** Returned items, those that wait longest first. */
export const oldestFirst = (returned: WorkList['returned']): WorkList['returned'] =>
  [...returned].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))

/** The work assigned here, or null for those who do not annotate. */
export const useWorkList = (): CallResult<WorkList> | null => useContext(WorkListContext)
