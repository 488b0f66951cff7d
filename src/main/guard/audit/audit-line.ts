import { createHash } from 'node:crypto'
import { z } from 'zod'
import { auditEntry } from '../../../shared/ipc/device-audit.ts'

/** One line of the trail: what the person sees, the build that wrote it, and the chain. */
export const chainedEntry = auditEntry.extend({
  build: z.string().max(100),
  /** Hash of the entry before; 32 zero bytes for the first. */
  prev: z.string().length(43),
  hash: z.string().length(43),
})
export type ChainedEntry = z.infer<typeof chainedEntry>

/** The place and hash of an entry. Whoever keeps one outside the file can tell a cut or exchanged trail. */
export interface AuditCheckpoint {
  readonly seq: number
  readonly hash: string
}

/** What the first entry continues. */
export const emptyHead: AuditCheckpoint = { seq: 0, hash: Buffer.alloc(32).toString('base64url') }

const hashOf = (content: string): string => createHash('sha256').update(content, 'utf8').digest('base64url')

/**
 * Writes an entry as its line, with the newline.
 *
 * The hash covers the line's own bytes up to the hash, closed by a brace: what is verified is what is read.
 *
 * @see docs/formats/audit-v1.md § Line
 */
export const encodeLine = (entry: Omit<ChainedEntry, 'hash'>): { line: string; hash: string } => {
  const { entry: seq, at, event, result, reason, subject, build, prev } = entry
  const content = JSON.stringify({ entry: seq, at, event, result, reason, subject, build, prev })
  const hash = hashOf(content)
  return { line: `${content.slice(0, -1)},"hash":"${hash}"}\n`, hash }
}

const ending = /,"hash":"([A-Za-z0-9_-]{43})"\}$/

/** Reads one line without its newline, or null when it is not a whole entry with its own right hash. */
export const decodeLine = (line: string): ChainedEntry | null => {
  const found = ending.exec(line)
  if (!found || hashOf(`${line.slice(0, found.index)}}`) !== found[1]) return null
  try {
    return chainedEntry.parse(JSON.parse(line))
  } catch {
    return null
  }
}
