import { Suspense, useMemo, useState } from 'react'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import { useLock, useSession } from '../../station/station-provider.tsx'
import { useRoute, type Route } from '../route.ts'
import { LeasePill } from './lease-pill.tsx'
import { LoadingLine } from './loading-line.tsx'
import { homeFor, navEntriesFor } from './nav-entries.ts'
import { Palette } from './palette.tsx'
import { PersonMenu } from './person-menu.tsx'
import { moveToRegion } from './regions.ts'
import { ScreenBoundary } from './screen-boundary.tsx'
import { entryOf } from './screen-table.tsx'
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog.tsx'
import { useKeptShortcuts } from './shortcuts/use-shortcuts.ts'
import { ShortcutsSheet } from './shortcuts-sheet.tsx'
import { SkipLink } from './skip-link.tsx'
import { SideNav } from './side-nav.tsx'
import { Slot } from './slots.tsx'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { useKeptTheme, useThemeChoice } from './theme-choice.tsx'
import './frame.css'

type Overlay = 'palette' | 'shortcuts' | 'keys' | null

/** What can be done on every screen. */
const useFrameActions = (open: (overlay: Overlay) => void, lock: () => void) => {
  const { go } = useRoute()
  const { member } = useSession()
  const { choice, choose } = useThemeChoice()
  const roles = member?.roles
  const dark = choice === 'dark'
  const actions = useMemo<readonly Offer[]>(
    () => [
      ...navEntriesFor(roles ?? []).map(({ action, route }) => ({ id: action, run: () => go(route) })),
      { id: 'shell.palette', run: () => open('palette') },
      { id: 'shell.shortcuts', run: () => open('shortcuts') },
      { id: 'shell.keys', run: () => open('keys') },
      { id: 'region.next', run: () => moveToRegion(1) },
      { id: 'region.previous', run: () => moveToRegion(-1) },
      { id: 'shell.lock', run: lock },
      {
        id: 'shell.theme',
        ...(dark ? { words: 'Use the light theme' } : {}),
        run: () => choose(dark ? 'light' : 'dark'),
      },
      { id: 'shell.theme-auto', enabled: choice !== 'auto', run: () => choose('auto') },
    ],
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `choose` is new each time and does the same
    [roles, go, open, lock, dark, choice],
  )
  useActions(actions)
}

const Shown = ({ route }: { readonly route: Route }) => {
  const entry = entryOf(route)
  if (!entry) return null
  return (
    <Suspense fallback={null}>
      <ScreenBoundary key={route.screen}>
        <entry.Screen route={route} />
      </ScreenBoundary>
    </Suspense>
  )
}

/** The window of an unlocked workstation: bars around the screen of the route. */
export const Frame = () => {
  const { member } = useSession()
  const { route } = useRoute()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const lock = useLock()
  const toKeys = () => setOverlay('keys')
  useKeptTheme()
  useKeptShortcuts()
  useFrameActions(setOverlay, lock)

  const shown: Route = entryOf(route) ? route : homeFor(member?.roles ?? [])
  const bare = entryOf(shown)?.frame === 'bare'
  return (
    <div className="frame">
      <SkipLink />
      <TitleBar
        trail={<Slot name="trail" />}
        onSearch={() => setOverlay('palette')}
        right={
          <>
            <LeasePill />
            <PersonMenu onKeys={toKeys} />
          </>
        }
      />
      <div className="frame-body" data-bare={bare || undefined}>
        <LoadingLine />
        {!bare && <SideNav onShortcuts={() => setOverlay('shortcuts')} onKeys={toKeys} onLock={lock} />}
        <main className={bare ? 'bare' : 'page'} data-region={bare ? undefined : ''} tabIndex={-1}>
          <Shown route={shown} />
        </main>
      </div>
      <StatusBar onShortcuts={() => setOverlay('shortcuts')} />
      <Palette opened={overlay === 'palette'} onClose={() => setOverlay(null)} />
      <ShortcutsSheet opened={overlay === 'shortcuts'} onClose={() => setOverlay(null)} onChange={toKeys} />
      <ShortcutsDialog opened={overlay === 'keys'} onClose={() => setOverlay(null)} />
    </div>
  )
}
