import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The file of a command in PATH, or `null`. */
export const findCommand = (name) => {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin']) {
    const file = join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      continue
    }
  }
  return null
}
