/**
 * Overwrites bytes and gives their memory back at once, where they are all there is in it.
 *
 * Left to the garbage collector, decrypted segments and items pile up to about 64 MB before it looks at them. A view of a larger
 * buffer is overwritten only.
 *
 * @param bytes - Of no use to anybody afterwards; a whole buffer is empty then.
 */
export function discard(bytes: Uint8Array): void {
  bytes.fill(0)
  const { buffer } = bytes
  const isWhole = bytes.byteLength === buffer.byteLength
  if (isWhole && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
