import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { asFailure, onDisk } from '../../storage/disk-failure.ts'
import { syncDirectory } from '../../storage/atomic-file.ts'

/** A file of lines that only grows, where a line is there durably or not at all. */
export interface AuditFile {
  /** Adds one line and syncs it. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`; the file is then as before */
  append(line: string): void
  /** Every whole line in order with the byte it begins at; what follows the last newline is left out. */
  lines(): Generator<{ readonly line: string; readonly offset: number }>
  /** The line that begins at a byte. */
  lineAt(offset: number): string
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

function* linesOf(file: number): Generator<{ line: string; offset: number }> {
  let pending = Buffer.alloc(0)
  let offset = 0
  for (let position = 0; ;) {
    const chunk = readAt(file, position, chunkBytes)
    if (chunk.length === 0) return
    position += chunk.length
    pending = Buffer.concat([pending, chunk])
    for (let end = pending.indexOf(newline); end >= 0; end = pending.indexOf(newline)) {
      yield { line: pending.toString('utf8', 0, end), offset }
      offset += end + 1
      pending = pending.subarray(end + 1)
    }
  }
}

const lineStartingAt = (file: number, offset: number): string => {
  let line = Buffer.alloc(0)
  for (let position = offset; ;) {
    const chunk = readAt(file, position, 1_024)
    const end = chunk.indexOf(newline)
    line = Buffer.concat([line, end < 0 ? chunk : chunk.subarray(0, end)])
    if (end >= 0 || chunk.length === 0) return line.toString('utf8')
    position += chunk.length
  }
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
    lineAt: (offset) => onDisk(() => lineStartingAt(file, offset)),
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
