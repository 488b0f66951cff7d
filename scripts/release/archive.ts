import { extractFile, getRawHeader, uncache } from '@electron/asar'
import { readdirSync } from 'node:fs'
import path from 'node:path'

/** One file in the archive, with whether its bytes lie beside it. */
export interface ArchivedFile {
  /** With forward slashes. */
  readonly name: string
  readonly unpacked: boolean
}

interface Node {
  readonly files?: Record<string, Node>
  readonly unpacked?: boolean
}

const walk = (node: Node, folder: string): ArchivedFile[] =>
  Object.entries(node.files ?? {}).flatMap(([name, inner]) => {
    const place = folder === '' ? name : `${folder}/${name}`
    return inner.files === undefined ? [{ name: place, unpacked: inner.unpacked === true }] : walk(inner, place)
  })

/** Lists what the archive's header names. */
export const archivedFiles = (archive: string): ArchivedFile[] => {
  uncache(archive)
  return walk(getRawHeader(archive).header, '')
}

/** Reads one archived file as text; files that lie beside the archive are not read. */
export const readArchived = (archive: string, name: string): string =>
  extractFile(archive, path.join(...name.split('/'))).toString('utf8')

/** Everything in a folder, with forward slashes. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
