import { Failure } from '../../shared/failures.ts'
import type { FileToken, FolderToken } from '../../shared/ids.ts'
import { newId } from './new-id.ts'

/** What the person picked in dialogs of the system. The window holds tokens; paths stay here, in memory only. */
export interface Picked<Token> {
  readonly remember: (path: string) => Token
  /** @throws {@link Failure} `NOT_FOUND` for a token that this run did not give. */
  readonly resolve: (token: Token) => string
}

export type Folders = Picked<FolderToken>
export type PickedFiles = Picked<FileToken>

const createPicked = <Token extends string>(): Picked<Token> => {
  const paths = new Map<Token, string>()
  return {
    remember: (path) => {
      const token = newId<Token>()
      paths.set(token, path)
      return token
    },
    resolve: (token) => {
      const path = paths.get(token)
      if (path === undefined) throw new Failure('NOT_FOUND')
      return path
    },
  }
}

export const createFolders = (): Folders => createPicked<FolderToken>()
export const createPickedFiles = (): PickedFiles => createPicked<FileToken>()
