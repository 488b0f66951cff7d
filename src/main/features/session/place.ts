import type { Place } from '../../../shared/ipc/place.ts'
import type { StationCore } from '../../station/station.ts'

/** In memory only, and only ids: where the person was is forgotten when the app ends. */
const places = new WeakMap<StationCore, Place>()

/** Keeps where the person is while the keys are in memory; the lock screen is no place. */
export const keepPlace = (core: StationCore, place: Place): void => {
  if (core.unlocked()) places.set(core, place)
}

/** Where the person was before the lock, or null. */
export const keptPlace = (core: StationCore): Place | null => places.get(core) ?? null

/** Forgets it: another person may come. */
export const forgetPlace = (core: StationCore): void => {
  places.delete(core)
}
