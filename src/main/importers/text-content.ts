import type { FileHandle } from 'node:fs/promises'
import { sniffBytes, sniffImage } from './file-kinds.ts'
import { readHead } from './image-header.ts'
import type { SkipReason } from './skip-reasons.ts'

/** How a text file is written, and what it comes to as UTF-8 without a byte order mark. */
export interface TextContent {
  readonly encoding: TextEncodingName
  readonly sizeBytes: number
  readonly codePoints: number
}

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be'

const chunkBytes = 1_048_576

/**
 * Reads a text through once, in pieces, to learn whether it is one.
 *
 * A byte order mark is dropped, so that offsets begin with the first character for everyone. Line ends stay as they are. UTF-16
 * is taken with a byte order mark only; without one it shows itself by its zero bytes and is refused.
 *
 * @returns What the text comes to, or why the file cannot be taken.
 */
export async function readTextContent(handle: FileHandle): Promise<TextContent | SkipReason> {
  const head = await readHead(handle, sniffBytes)
  if (sniffImage(head) !== null) return 'content-differs'
  const encoding = encodingOf(head)
  let sizeBytes = 0
  let codePoints = 0
  try {
    for await (const text of decodeText(readChunks(handle), encoding)) {
      if (text.includes('\0')) return 'not-utf8'
      sizeBytes += Buffer.byteLength(text)
      codePoints += countCodePoints(text)
    }
  } catch (error) {
    if (error instanceof TypeError) return 'not-utf8'
    throw error
  }
  return sizeBytes === 0 ? 'empty' : { encoding, sizeBytes, codePoints }
}

/** Reads an opened text as UTF-8 without a byte order mark, in pieces. */
export async function* readText(handle: FileHandle, encoding: TextEncodingName): AsyncGenerator<Uint8Array> {
  for await (const text of decodeText(readChunks(handle), encoding)) yield Buffer.from(text, 'utf8')
}

/** Reads an opened file from its beginning, in pieces, and leaves it open. */
export const readChunks = (handle: FileHandle): AsyncIterable<Uint8Array> =>
  handle.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false }) as AsyncIterable<Uint8Array>

async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: TextEncodingName): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function encodingOf(head: Uint8Array): TextEncodingName {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function countCodePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xd800 && unit <= 0xdbff) count -= 1
  }
  return count
}
