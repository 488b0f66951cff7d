import { basename, relative } from 'node:path'
import { walkFiles } from './walk-files.ts'

/** What a wipe left behind, by name. */
export interface NameScan {
  /** Paths below their root that carry one of the ids. */
  readonly left: readonly string[]
  readonly unreadable: number
  readonly files: number
}

/**
 * Looks for files that carry one of some ids in their path: databases, cached shards, sealed work of a project that was wiped.
 *
 * Looks at names only, because after a wipe there is nothing plain that content could be compared with.
 *
 * @param ids - Opaque ids, at least 4 characters each.
 * @throws `TypeError` for an id so short that anything would carry it
 */
export const scanForNames = async (scan: {
  readonly roots: readonly string[]
  readonly ids: readonly string[]
}): Promise<NameScan> => {
  if (scan.ids.some((id) => id.length < 4)) throw new TypeError('An id has at least 4 characters')
  const left: string[] = []
  let [unreadable, files] = [0, 0]
  for (const root of scan.roots) {
    for await (const { file, unreadable: shut } of walkFiles([root])) {
      if (shut !== undefined) unreadable += 1
      if (!file) continue
      files += 1
      const name = relative(root, file.path) || basename(root)
      if (scan.ids.some((id) => name.includes(id))) left.push(name)
    }
  }
  return { left, unreadable, files }
}
