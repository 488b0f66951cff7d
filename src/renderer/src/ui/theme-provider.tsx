import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core'
import type { ReactNode } from 'react'
import './base.css'
import { theme, themeSheet } from './theme.ts'

/** Keeps the scheme nowhere: the window may write nothing outside the home, which keeps it as a preference. */
const forgetfulSchemeManager: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** Hands the variables of the theme to the document. Once, before the first render. */
export const adoptTheme = (): void => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(themeSheet())
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** The theme for everything below. Follows the system until `setColorScheme` says otherwise. */
export const ThemeProvider = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    colorSchemeManager={forgetfulSchemeManager}
    withCssVariables={false}
    withGlobalClasses={false}
  >
    {children}
  </MantineProvider>
)
