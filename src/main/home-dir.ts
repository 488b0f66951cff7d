import os from 'node:os'
import path from 'node:path'

/**
 * The folder of one workstation when none was named: in the account's local application folder, which neither roams nor syncs.
 *
 * The app and the command line use the same one. On macOS the ending of the name keeps it out of the search index.
 */
export const defaultHomeDir = (
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string => {
  const user = os.homedir()
  if (platform === 'win32')
    return path.win32.join(
      environment['LOCALAPPDATA'] ?? path.win32.join(user, 'AppData', 'Local'),
      'Auxerta Workstation',
    )
  if (platform === 'darwin')
    return path.posix.join(user, 'Library', 'Application Support', 'Auxerta Workstation.noindex')
  return path.posix.join(
    environment['XDG_DATA_HOME'] ?? path.posix.join(user, '.local', 'share'),
    'auxerta-workstation',
  )
}
