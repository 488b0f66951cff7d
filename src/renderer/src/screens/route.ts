import {
  createContext,
  createElement,
  startTransition,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import type { Refusal } from '../../../shared/access/refusal.ts'

export type ProjectTab = 'overview' | 'shards' | 'people' | 'labels' | 'models' | 'certificates' | 'proof' | 'deletion'

/** Where the person is. Holds ids only, because it outlives the lock; refusals name a shard and are forgotten then. */
export type Route =
  | { readonly screen: 'work'; readonly projectId?: string }
  | { readonly screen: 'returned' }
  /** `index` null: the item where the person was. The workbench opens the shard and goes to `refused` when it stays shut. */
  | { readonly screen: 'workbench'; readonly shardId: string; readonly index: number | null }
  | { readonly screen: 'refused'; readonly refusal: Refusal; readonly shardId?: string }
  | { readonly screen: 'projects'; readonly projectId: string | null; readonly tab?: ProjectTab }
  | { readonly screen: 'review'; readonly projectId?: string; readonly shardId?: string; readonly index?: number }
  | { readonly screen: 'members' }
  | { readonly screen: 'certificates'; readonly certificateId?: string }
  | { readonly screen: 'device' }

export type ScreenName = Route['screen']

/** The route of one screen, for the props of that screen. */
export type RouteOf<S extends ScreenName> = Extract<Route, { screen: S }>

export interface Routing {
  readonly route: Route
  readonly go: (to: Route) => void
  /** Goes to where the person was before; stays when there is nothing before. */
  readonly back: () => void
  /** Drops the steps that name what was refused; called at the lock. */
  readonly forgetRefusals: () => void
}

const RouteContext = createContext<Routing | null>(null)

/** How many steps back are kept. */
const keptSteps = 20

/** Holds the route. Nothing goes into the address, so that nothing of it can reach a history on disk. */
export const RouteProvider = ({ start, children }: { readonly start: Route; readonly children: ReactNode }) => {
  const [trail, setTrail] = useState<readonly Route[]>([start])
  // In a transition the screen before stays until the next one has been fetched.
  const go = useCallback(
    (to: Route) => startTransition(() => setTrail((before) => [to, ...before].slice(0, keptSteps))),
    [],
  )
  const back = useCallback(
    () => startTransition(() => setTrail((before) => (before.length > 1 ? before.slice(1) : before))),
    [],
  )
  const forgetRefusals = useCallback(() => setTrail((before) => before.filter((step) => step.screen !== 'refused')), [])
  const routing = useMemo(
    () => ({ route: trail[0] ?? start, go, back, forgetRefusals }),
    [trail, start, go, back, forgetRefusals],
  )
  return createElement(RouteContext, { value: routing }, children)
}

/** Where the person is, and how to go elsewhere. */
export const useRoute = (): Routing => {
  const routing = useContext(RouteContext)
  if (!routing) throw new TypeError('Used outside of RouteProvider')
  return routing
}
