import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { asFailure, onDisk } from '../../storage/disk-failure.ts'
import { syncDirectory } from '../../storage/atomic-file.ts'

/** A file of lines that only grows, where a line is there durably or not at all. */
export interface AuditFile {
  /** Adds one line and syncs it. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`; the file is then as before */
  append(line: string): void
  /** Every whole line in order; what follows the last newline is left out. */
  lines(): Generator<string>
  /** Every whole line from the last one to the first. What is asked for is read, not the whole file. */
  linesBack(): Generator<string>
  lengthBytes(): number
  /** Bytes behind the last newline: a line that a power cut tore. */
  tornTail(): Buffer
  /** Cuts the torn tail off. */
  dropTornTail(): void
  close(): void
}

const chunkBytes = 1 << 16
const newline = 0x0a

const readAt = (file: number, position: number, length: number): Buffer => {
  const chunk = Buffer.alloc(length)
  return chunk.subarray(0, readSync(file, chunk, 0, length, position))
}

function* linesOf(file: number): Generator<string> {
  let pending = Buffer.alloc(0)
  for (let position = 0; ;) {
    const chunk = readAt(file, position, chunkBytes)
    if (chunk.length === 0) return
    position += chunk.length
    pending = Buffer.concat([pending, chunk])
    let begin = 0
    for (let end = pending.indexOf(newline); end >= 0; end = pending.indexOf(newline, begin)) {
      yield pending.toString('utf8', begin, end)
      begin = end + 1
    }
    pending = Buffer.from(pending.subarray(begin))
  }
}

/**
 * Reads the lines of a trail that lies anywhere, for instance one that another device handed over. Bytes behind the last
 * newline are a line too: nobody has cut it off.
 *
 * @throws The system's error when the file cannot be read.
 */
export function* readTrailFile(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    yield* linesOf(file)
    const end = lastNewlineEnd(file, fstatSync(file).size)
    const tail = readAt(file, end, fstatSync(file).size - end)
    if (tail.length > 0) yield tail.toString('utf8')
  } finally {
    closeSync(file)
  }
}

/**
 * Lines from the end: a chunk is read, its whole lines are given from last to first, its beginning waits for the chunk before.
 * Cutting at newlines keeps characters whole.
 */
function* linesBackFrom(file: number, end: number): Generator<string> {
  let pending = Buffer.alloc(0)
  for (let position = end; position > 0;) {
    const begin = Math.max(position - chunkBytes, 0)
    pending = Buffer.concat([readAt(file, begin, position - begin), pending])
    position = begin
    let until = pending.length
    for (let at = pending.lastIndexOf(newline); at >= 0; at = at === 0 ? -1 : pending.lastIndexOf(newline, at - 1)) {
      if (at + 1 < until) yield pending.toString('utf8', at + 1, until)
      until = at
    }
    pending = Buffer.from(pending.subarray(0, until))
  }
  if (pending.length > 0) yield pending.toString('utf8')
}

const lastNewlineEnd = (file: number, lengthBytes: number): number => {
  for (let end = lengthBytes; end > 0;) {
    const begin = Math.max(end - chunkBytes, 0)
    const found = readAt(file, begin, end - begin).lastIndexOf(newline)
    if (found >= 0) return begin + found + 1
    end = begin
  }
  return 0
}

const appendDurably = (file: number, lengthBytes: number, line: string): void => {
  const bytes = Buffer.from(line, 'utf8')
  try {
    let written = 0
    while (written < bytes.length)
      written += writeSync(file, bytes, written, bytes.length - written, lengthBytes + written)
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, lengthBytes)
    throw asFailure(error)
  }
}

/** Opens the file and makes it, durably, when it is not there. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED` */
export const openAuditFile = (path: string): AuditFile => {
  const file = onDisk(() => {
    try {
      return openSync(path, 'r+')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      const made = openSync(path, 'wx+', 0o600)
      syncDirectory(dirname(path))
      return made
    }
  })
  const lengthBytes = (): number => fstatSync(file).size
  return {
    append: (line) => {
      onDisk(() => {
        appendDurably(file, lengthBytes(), line)
      })
    },
    lines: () => linesOf(file),
    linesBack: () => linesBackFrom(file, lastNewlineEnd(file, lengthBytes())),
    lengthBytes,
    tornTail: () =>
      onDisk(() => {
        const end = lastNewlineEnd(file, lengthBytes())
        return readAt(file, end, lengthBytes() - end)
      }),
    dropTornTail: () => {
      onDisk(() => {
        ftruncateSync(file, lastNewlineEnd(file, lengthBytes()))
        fsyncSync(file)
      })
    },
    close: () => {
      closeSync(file)
    },
  }
}
