import {
  convertCssVariables,
  createTheme,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  DEFAULT_THEME,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { labelPalette } from '../../../shared/labels/palette.ts'
import { darkRoles, lightRoles, type RoleColours } from './colours.ts'

type Tuple = MantineColorsTuple

const accent: Tuple = [
  '#f1f6ff',
  '#e2ecff',
  '#c7dafe',
  '#a7c4ff',
  '#82abfe',
  '#5d8efb',
  '#3e74f4',
  '#2c60e2',
  '#214dba',
  '#173888',
]
const green: Tuple = [
  '#eef9f2',
  '#d9f3e2',
  '#b6e7c9',
  '#8bd8ab',
  '#59c58c',
  '#2fad72',
  '#1e9560',
  '#1c8153',
  '#166842',
  '#134b30',
]
const amber: Tuple = [
  '#fef4e7',
  '#ffe7c8',
  '#fcd196',
  '#f5b75b',
  '#e39c1f',
  '#c58506',
  '#a97206',
  '#936200',
  '#774f02',
  '#573900',
]
const red: Tuple = [
  '#fef3f2',
  '#ffe4e1',
  '#ffcac6',
  '#ffaba5',
  '#fb847f',
  '#f05a59',
  '#df353d',
  '#c71f2d',
  '#a21924',
  '#76151a',
]
const gray: Tuple = [
  '#fafafb',
  '#f4f4f6',
  '#ecedef',
  '#e1e3e6',
  '#d1d3d6',
  '#a2a5a9',
  '#75777c',
  '#5d5f64',
  '#3b3d41',
  '#1e1f23',
]
const dark: Tuple = [
  '#ecedee',
  '#c2c4c7',
  '#9c9ea3',
  '#787a80',
  '#45484d',
  '#34373b',
  '#282a2e',
  '#1d1e21',
  '#161719',
  '#101012',
]

const fontFamily =
  '"Segoe UI Variable Text","Segoe UI",-apple-system,BlinkMacSystemFont,Inter,Roboto,"Noto Sans",Cantarell,system-ui,sans-serif'
const fontFamilyMonospace = 'ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace'

const buttonHeights = { compact: '24px', xs: '28px', sm: '32px', md: '36px' } as const
const inputHeights = { xs: '28px', sm: '32px', md: '36px', lg: '40px' } as const

/** The heights 24, 28, 32 and 36 px of buttons by Mantine's size names; unknown sizes keep Mantine's own. */
const buttonVars = (_theme: unknown, props: { readonly size?: unknown }) => {
  const size = typeof props.size === 'string' ? props.size : 'xs'
  const height = buttonHeights[(size.startsWith('compact') ? 'compact' : size) as keyof typeof buttonHeights]
  const pad = size.startsWith('compact') ? '8px' : size === 'xs' ? '10px' : '14px'
  const text = size === 'sm' || size === 'md' ? '13px' : '12px'
  return { root: { '--button-height': height, '--button-padding-x': pad, '--button-fz': text } }
}

const inputVars = (_theme: unknown, props: { readonly size?: unknown }) => {
  const height = inputHeights[(typeof props.size === 'string' ? props.size : 'xs') as keyof typeof inputHeights]
  return { wrapper: { '--input-height': height, '--input-fz': height === '40px' ? '15px' : '12px' } }
}

/** What is typed may be about the content: no dictionary, no list of earlier entries and no service of the system is asked about it. */
const quietly = {
  size: 'xs',
  autoComplete: 'off',
  autoCorrect: 'off',
  autoCapitalize: 'off',
  spellCheck: false,
} as const

/** Mantine's theme with the tokens of the look. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, green, yellow: amber, red, gray, dark },
  fontFamily,
  fontFamilyMonospace,
  black: '#1e1f23',
  white: '#ffffff',
  autoContrast: true,
  cursorType: 'default',
  respectReducedMotion: true,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '22px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '13px', lineHeight: '20px' },
      h3: { fontSize: '12px', lineHeight: '16px' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' }, vars: buttonVars },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 28, color: 'gray' } },
    Input: { defaultProps: { size: 'xs' }, vars: inputVars },
    InputWrapper: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: quietly },
    PasswordInput: { defaultProps: quietly },
    Select: { defaultProps: quietly },
    NumberInput: { defaultProps: quietly },
    Textarea: { defaultProps: quietly },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        radius: 'xl',
        // It goes at once: a key that is pressed while it fades would be lost.
        transitionProps: { duration: 140, exitDuration: 0 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
  },
})

const cssNames = (roles: RoleColours): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(roles).map(([name, value]) => [`--${name}`, value])),
  '--mantine-color-body': roles.body,
  '--mantine-color-text': roles.t1,
  '--mantine-color-dimmed': roles.t3,
  '--mantine-color-placeholder': roles.t3,
  '--mantine-color-default': roles.panel,
  '--mantine-color-default-hover': roles.hover,
  '--mantine-color-default-color': roles.t1,
  '--mantine-color-default-border': roles.line2,
  '--mantine-color-error': roles['bad-t'],
  '--mantine-color-anchor': roles['accent-t'],
})

/** The roles of the look as CSS variables, named as in `tokens.css`; the label palette is the same in both schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--font': fontFamily,
    '--mono': fontFamilyMonospace,
    ...Object.fromEntries(labelPalette.map((colour, place) => [`--l${place + 1}`, colour])),
  },
  light: cssNames(lightRoles),
  dark: cssNames(darkRoles),
})

/**
 * All variables of the theme as one sheet. It is adopted rather than written into a style element, because the content
 * policy of the window allows no inline style elements.
 */
export const themeSheet = (): string => {
  const whole = mergeMantineTheme(DEFAULT_THEME, theme)
  const base = defaultCssVariablesResolver(whole)
  const own = cssVariablesResolver(whole)
  return convertCssVariables(
    {
      variables: { ...base.variables, ...own.variables },
      light: { ...base.light, ...own.light },
      dark: { ...base.dark, ...own.dark },
    },
    ':root',
  )
}
