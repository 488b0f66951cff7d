import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** Bytes that look like an encrypted shard and are the same in every run. */
export const noise = (seed: string, lengthBytes: number): Buffer => {
  const blocks: Buffer[] = []
  for (let block = 0; block * 32 < lengthBytes; block++)
    blocks.push(
      createHash('sha256')
        .update(`${seed} ${String(block)}`)
        .digest(),
    )
  return Buffer.concat(blocks).subarray(0, lengthBytes)
}

/** Puts bytes into the middle of noise, at a place that is no border of anything. */
export const buried = (content: Uint8Array, before = 12_345): Buffer =>
  Buffer.concat([noise('before', before), content, noise('after', 7_777)])

const chunk = (kind: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

const predictors = [
  () => 0,
  (a: number) => a,
  (_: number, b: number) => b,
  (a: number, b: number) => Math.floor((a + b) / 2),
  paeth,
]

const filteredRow = (rows: readonly Buffer[], at: number, pixelBytes: number): Buffer => {
  const filter = at % predictors.length
  const row = rows[at] ?? Buffer.alloc(0)
  const above = rows[at - 1]
  const bytes = Array.from(row, (value, x) => {
    const [a, b, c] = [row[x - pixelBytes], above?.[x], above?.[x - pixelBytes]].map((near) => near ?? 0)
    return (value - (predictors[filter]?.(a ?? 0, b ?? 0, c ?? 0) ?? 0)) & 0xff
  })
  return Buffer.from([filter, ...bytes])
}

/** Writes a PNG with every row filter in turn and its pixels in several IDAT chunks. */
export const png = (
  rows: readonly Buffer[],
  look: { colourType: number; channels: number; palette?: Buffer },
): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE((rows[0]?.length ?? 0) / look.channels, 0)
  header.writeUInt32BE(rows.length, 4)
  header.set([8, look.colourType, 0, 0, 0], 8)
  const squeezed = deflateSync(Buffer.concat(rows.map((_, at) => filteredRow(rows, at, look.channels))))
  const half = Math.floor(squeezed.length / 2)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(look.palette ? [chunk('PLTE', look.palette)] : []),
    chunk('IDAT', squeezed.subarray(0, half)),
    chunk('IDAT', squeezed.subarray(half)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
