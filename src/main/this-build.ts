import { version } from '../../package.json' with { type: 'json' }
import type { BuildStamp } from './station/build-stamp.ts'

/** Written in by the build; absent when the sources run as they are. */
declare const BUILD_COMMIT: string | undefined

/** The program that runs, for audit entries and certificates. Shared by the app and the command line. */
export const thisBuild: BuildStamp = {
  version,
  commit: typeof BUILD_COMMIT === 'string' ? BUILD_COMMIT : 'source',
}
