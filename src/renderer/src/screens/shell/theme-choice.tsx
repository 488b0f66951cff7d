import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useStation } from '../../station/station-provider.tsx'

export type ThemeChoice = 'auto' | 'light' | 'dark'

const preference = 'theme'

export const themeWords: Record<ThemeChoice, string> = { auto: 'As the system', light: 'Light', dark: 'Dark' }

const isChoice = (value: string | undefined): value is ThemeChoice => value !== undefined && value in themeWords

/** Takes up the theme the person chose earlier; until it is known the window follows the system. */
export const useKeptTheme = (): void => {
  const station = useStation()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  useEffect(() => {
    let dropped = false
    station.device.preferences({}).then(
      ({ [preference]: kept }) => {
        if (!dropped && isChoice(kept)) setColorScheme(kept)
      },
      () => undefined,
    )
    return () => {
      dropped = true
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Mantine gives a new setter each time; the kept theme is read once
  }, [station])
}

/** The theme now, and how to change it for good. */
export const useThemeChoice = (): { readonly choice: ThemeChoice; readonly choose: (choice: ThemeChoice) => void } => {
  const station = useStation()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return {
    choice: colorScheme,
    choose: (choice) => {
      setColorScheme(choice)
      station.device.prefer({ name: preference, value: choice }).catch(() => undefined)
    },
  }
}
