import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Route, RouteOf, ScreenName } from '../route.ts'

/** What every screen gets. */
export interface ScreenProps<S extends ScreenName> {
  readonly route: RouteOf<S>
}

/** `page` stands beside the side navigation and scrolls; `bare` fills the window between title and status bar. */
type FrameKind = 'page' | 'bare'

interface ScreenEntry<S extends ScreenName> {
  /** A screen with a list and a workplace decides by its route. */
  readonly frame: FrameKind | ((route: RouteOf<S>) => FrameKind)
  readonly Screen: LazyExoticComponent<ComponentType<ScreenProps<S>>>
}

type ScreenTable = { readonly [S in ScreenName]?: ScreenEntry<S> }

type Load<S extends ScreenName> = () => Promise<ComponentType<ScreenProps<S>>>

const mount = <S extends ScreenName>(frame: ScreenEntry<S>['frame'], load: Load<S>): ScreenEntry<S> => ({
  frame,
  Screen: lazy(async () => ({ default: await load() })),
})

/** Every screen of the app by its name in the route. A new screen is a folder and one line here. */
export const screenTable: ScreenTable = {
  work: mount('page', async () => (await import('../work/work-screen.tsx')).WorkScreen),
  workbench: mount('bare', async () => (await import('../workbench/workbench-screen.tsx')).WorkbenchScreen),
  returned: mount('page', async () => (await import('../returned/returned-screen.tsx')).ReturnedScreen),
  refused: mount('page', async () => (await import('../refused/refused-screen.tsx')).RefusedScreen),
  certificates: mount('page', async () => (await import('../certificates/certificates-screen.tsx')).CertificatesScreen),
  device: mount('page', async () => (await import('../device/device-screen.tsx')).DeviceScreen),
  projects: mount('page', async () => (await import('../projects/projects-screen.tsx')).ProjectsScreen),
  review: mount(
    (route) => (route.shardId === undefined ? 'page' : 'bare'),
    async () => (await import('../review/review-screen.tsx')).ReviewScreen,
  ),
  members: mount('page', async () => (await import('../members/members-screen.tsx')).MembersScreen),
}

/** The entry of a route, or null when no screen answers to it. */
export const entryOf = (route: Route) => {
  const entry = screenTable[route.screen]
  if (!entry) return null
  const frame = entry.frame as FrameKind | ((route: Route) => FrameKind)
  return {
    frame: typeof frame === 'function' ? frame(route) : frame,
    Screen: entry.Screen as ComponentType<{ readonly route: Route }>,
  }
}
