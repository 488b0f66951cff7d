import { realpathSync, readFileSync, readdirSync, statSync } from 'node:fs'

/** What the posture is read from. Given in, so that tests can lay out a system of files. */
export interface SystemFiles {
  /** The text of a file, or `null`. */
  readonly text: (path: string) => string | null
  /** The names in a folder; none when it cannot be read. */
  readonly names: (path: string) => readonly string[]
  /** The device that a file or folder lies on, as `major:minor`, or `null`. */
  readonly deviceOf: (path: string) => string | null
  /** The device that a device file stands for, as `major:minor`, or `null`. */
  readonly deviceBehind: (path: string) => string | null
}

const orNull = <T>(read: () => T): T | null => {
  try {
    return read()
  } catch {
    return null
  }
}

/** Linux's own numbering of devices (`makedev(3)`). */
const majorMinor = (device: number): string => {
  const number = BigInt(device)
  const major = ((number >> 8n) & 0xfffn) | ((number >> 32n) & 0xfffff000n)
  const minor = (number & 0xffn) | ((number >> 12n) & 0xffffff00n)
  return `${major.toString()}:${minor.toString()}`
}

/** The files of this very system. */
export const ownSystemFiles: SystemFiles = {
  text: (path) => orNull(() => readFileSync(path, 'utf8')),
  names: (path) => orNull(() => readdirSync(path)) ?? [],
  deviceOf: (path) => orNull(() => majorMinor(statSync(path).dev)),
  deviceBehind: (path) => orNull(() => majorMinor(statSync(realpathSync(path)).rdev)),
}
