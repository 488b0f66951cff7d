import { useCallback, useEffect } from 'react'
import { useKeyChoice } from '../../../actions/actions-provider.tsx'
import type { KeyChoice } from '../../../actions/keymap-store.ts'
import { readShortcuts } from '../../../actions/read-shortcuts.ts'
import { useStation } from '../../../station/station-provider.tsx'

/** Shortcuts as the station keeps them. */
export const storedShortcuts = ({ profile, own }: KeyChoice) => ({
  profile,
  own: Object.fromEntries(Object.entries(own).map(([id, keys]) => [id, [...keys]])),
})

/** Takes up the keys this person chose earlier. */
export const useKeptShortcuts = (): void => {
  const station = useStation()
  const { choose } = useKeyChoice()
  useEffect(() => {
    let dropped = false
    station.shortcuts.kept({}).then(
      (kept) => {
        if (!dropped) choose(readShortcuts(kept).choice)
      },
      () => undefined,
    )
    return () => {
      dropped = true
    }
  }, [station, choose])
}

/** The keys now, and how to change them for good. */
export const useShortcuts = (): {
  readonly choice: KeyChoice
  readonly change: (choice: KeyChoice) => Promise<void>
} => {
  const station = useStation()
  const { choice, choose } = useKeyChoice()
  const change = useCallback(
    async (next: KeyChoice) => {
      choose(next)
      await station.shortcuts.keep(storedShortcuts(next))
    },
    [station, choose],
  )
  return { choice, change }
}
