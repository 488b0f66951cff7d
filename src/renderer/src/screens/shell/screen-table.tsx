import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Route, RouteOf, ScreenName } from '../route.ts'

/** What every screen gets. */
export interface ScreenProps<S extends ScreenName> {
  readonly route: RouteOf<S>
}

interface ScreenEntry<S extends ScreenName> {
  /** `page` stands beside the side navigation and scrolls; `bare` fills the window between title and status bar. */
  readonly frame: 'page' | 'bare'
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
}

/** The entry of a route, or null when no screen answers to it. */
export const entryOf = (route: Route) => {
  const entry = screenTable[route.screen]
  if (!entry) return null
  return { frame: entry.frame, Screen: entry.Screen as ComponentType<{ readonly route: Route }> }
}
