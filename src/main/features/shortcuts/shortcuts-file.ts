import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { shortcuts, type Shortcuts } from '../../../shared/ipc/shortcuts.ts'

const format = 'auxerta-shortcuts'
const version = 1

/** More than every action with every key would take. */
export const shortcutsFileBytesMax = 256_000

const header = z.object({ format: z.literal(format), version: z.int().positive() })
const body = z.object({ format: z.literal(format), version: z.literal(version), shortcuts })

/** Writes shortcuts as the text of a file. */
export const writeShortcuts = (kept: Shortcuts): string =>
  `${JSON.stringify({ format, version, shortcuts: kept }, null, 2)}\n`

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Failure('SHORTCUTS_UNREADABLE', { cause })
  }
}

/**
 * Reads the text of a file.
 *
 * @throws {@link Failure} `SHORTCUTS_UNREADABLE` when it is not such a file or not well formed, `SHORTCUTS_NEWER` when a later
 * build wrote it.
 */
export const readShortcuts = (text: string): Shortcuts => {
  const found = parse(text)
  const known = header.safeParse(found)
  if (!known.success) throw new Failure('SHORTCUTS_UNREADABLE')
  if (known.data.version > version) throw new Failure('SHORTCUTS_NEWER')
  const read = body.safeParse(found)
  if (!read.success) throw new Failure('SHORTCUTS_UNREADABLE')
  return read.data.shortcuts
}
