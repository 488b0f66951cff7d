import { useEffect, useRef } from 'react'
import type { Place } from '../../../../shared/ipc/place.ts'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { useRoute, type Route } from '../route.ts'
import { homeFor } from './nav-entries.ts'
import { entryOf } from './screen-table.tsx'

/** A refusal names a shard, so the place is where it was asked for. */
const placeOf = (route: Route): Place => (route.screen === 'refused' ? { screen: 'work' } : route)

/** How a picture was looked at is the workbench's to say. */
const routeOf = (place: Place): Route =>
  place.screen === 'workbench'
    ? { screen: 'workbench', shardId: place.shardId, index: place.index }
    : (place as Exclude<Route, { screen: 'refused' | 'workbench' }>)

/**
 * Keeps the place of the person across the lock, which destroys the page: tells the main process every step, and goes back
 * there once after unlocking. Without a place it begins where the person's role begins.
 */
export const useKeptPlace = (): void => {
  const station = useStation()
  const { member, place } = useSession()
  const { route, go } = useRoute()
  const kept = useRef(place)
  const known = useRef('')
  const roles = member?.roles
  useEffect(() => {
    const back = route.screen === 'work' && kept.current ? routeOf(kept.current) : null
    kept.current = null
    if (back && back.screen !== 'work' && entryOf(back)) {
      known.current = JSON.stringify(back)
      go(back)
      return
    }
    const home = homeFor(roles ?? [])
    if (route.screen === 'work' && home.screen !== 'work' && entryOf(home)) go(home)
    else if (JSON.stringify(route) !== known.current)
      station.session.keepPlace({ place: placeOf(route) }).catch(() => undefined)
    known.current = ''
  }, [station, roles, route, go])
}
