import { catalogue, isActionId } from './catalogue/index.ts'
import type { Bindings } from './keymap.ts'
import type { KeyChoice } from './keymap-store.ts'
import { isProfileId } from './profiles/index.ts'

/** Shortcuts as they are kept and carried: names may come from another build. */
export interface StoredShortcuts {
  readonly profile: string
  readonly own: Readonly<Record<string, readonly string[]>>
}

export interface ReadShortcuts {
  readonly choice: KeyChoice
  /** What this build does not know, or does not let be changed. */
  readonly unknown: readonly string[]
}

/** Takes what this build knows and names the rest. A profile that is not known gives way to Workstation. */
export const readShortcuts = ({ profile, own }: StoredShortcuts): ReadShortcuts => {
  const isKnown = (id: string) => isActionId(id) && !catalogue[id].fixed
  const known: Bindings = Object.fromEntries(Object.entries(own).filter(([id]) => isKnown(id)))
  return {
    choice: { profile: isProfileId(profile) ? profile : 'workstation', own: known },
    unknown: [...(isProfileId(profile) ? [] : [profile]), ...Object.keys(own).filter((id) => !isKnown(id))],
  }
}
