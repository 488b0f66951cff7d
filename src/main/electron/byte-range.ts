/**
 * Answers a request for bytes that are in memory, whole or the one range that it asks for (RFC 9110 § 14).
 *
 * Several ranges at once are answered whole, which the standard allows.
 */
export const sliceFor = (request: Request, bytes: Uint8Array, headers: Readonly<Record<string, string>>): Response => {
  const range = readRange(request.headers.get('range'), bytes.length)
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${bytes.length.toString()}` },
    })
  const { start, end } = range ?? { start: 0, end: bytes.length }
  const part = bytes.subarray(start, end)
  return new Response(request.method === 'HEAD' ? null : (part as Uint8Array<ArrayBuffer>), {
    status: range === null ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': part.length.toString(),
      ...(range === null
        ? {}
        : { 'Content-Range': `bytes ${start.toString()}-${(end - 1).toString()}/${bytes.length.toString()}` }),
    },
  })
}

/** `end` is exclusive. `null`: no range, or none that we understand. */
const readRange = (header: string | null, size: number): { start: number; end: number } | 'unsatisfiable' | null => {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '')
    return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(last)), end: size }
  const start = Number(first)
  if (start >= size) return 'unsatisfiable'
  if (last !== '' && Number(last) < start) return null
  return { start, end: last === '' ? size : Math.min(Number(last) + 1, size) }
}
