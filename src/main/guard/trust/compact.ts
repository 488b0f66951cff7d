import { Failure } from '../../../shared/failures.ts'
import { refuseAmbiguousJson } from './strict-json.ts'

const maxHeaderChars = 1_024

/** Whether text is base64url as RFC 4648 § 5 writes it, without padding and with no bits to spare: one text per value. */
const isCanonical = (text: string): boolean =>
  /^[A-Za-z0-9_-]*$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text

/**
 * Takes a compact JWS (3 parts) or JWE (5 parts) apart and reads its header, before any cryptography. Each part has exactly
 * one way to be written, and the header has the members that are named and no other: nothing in it can ask for a key, an
 * extension, a compression or an algorithm that was not meant.
 *
 * @param members - Names of the header's members, each of which has to be there.
 * @throws {@link Failure} `DOCUMENT_INVALID`
 */
export const readCompact = (
  text: string,
  shape: { readonly parts: 3 | 5; readonly maxChars: number; readonly members: readonly string[] },
): { readonly header: Readonly<Record<string, unknown>>; readonly parts: readonly string[] } => {
  if (text.length > shape.maxChars) throw new Failure('DOCUMENT_INVALID')
  const parts = text.split('.', shape.parts + 1)
  const [head = ''] = parts
  if (parts.length !== shape.parts || head.length > maxHeaderChars || !parts.every(isCanonical))
    throw new Failure('DOCUMENT_INVALID')
  const header = parseHeader(Buffer.from(head, 'base64url'))
  const names = Object.keys(header)
  if (names.length !== shape.members.length || !shape.members.every((name) => Object.hasOwn(header, name)))
    throw new Failure('DOCUMENT_INVALID')
  return { header, parts }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const parseHeader = (bytes: Uint8Array): Record<string, unknown> => {
  try {
    const text = decoder.decode(bytes)
    refuseAmbiguousJson(text)
    const header: unknown = JSON.parse(text)
    if (typeof header === 'object' && header !== null && !Array.isArray(header))
      return header as Record<string, unknown>
  } catch (cause) {
    throw new Failure('DOCUMENT_INVALID', { cause })
  }
  throw new Failure('DOCUMENT_INVALID')
}
