/** How the stand-in shows the app. Set by the launcher before the app runs. */
export interface Options {
  /** The built main process. */
  mainFile: string
  /** In place of the size that the app asks for. */
  size: { width: number; height: number } | null
  colorScheme: 'light' | 'dark' | null
  /** Device pixels per CSS pixel. */
  scale: number
  headless: boolean
}

const hasDisplay =
  process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== ''

export const options: Options = { mainFile: '', size: null, colorScheme: null, scale: 1, headless: !hasDisplay }
