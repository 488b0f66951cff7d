import { Failure } from '../../shared/failures.ts'
import type { FolderToken } from '../../shared/ids.ts'
import { newId } from './new-id.ts'

/** Folders that the person picked. The window holds tokens; paths stay here, in memory only. */
export interface Folders {
  readonly remember: (path: string) => FolderToken
  /** @throws {@link Failure} `NOT_FOUND` for a token that this run did not give. */
  readonly resolve: (folder: FolderToken) => string
}

export const createFolders = (): Folders => {
  const paths = new Map<FolderToken, string>()
  return {
    remember: (path) => {
      const token = newId<FolderToken>()
      paths.set(token, path)
      return token
    },
    resolve: (folder) => {
      const path = paths.get(folder)
      if (path === undefined) throw new Failure('NOT_FOUND')
      return path
    },
  }
}
