import { options } from './options.ts'

/** Follows the launcher's `--color-scheme`; Chromium itself follows the system when none is given. */
export const nativeTheme = {
  get shouldUseDarkColors(): boolean {
    return options.colorScheme === 'dark'
  },
}
