/**
 * Writes `trust-documents.json`: signed statements and sealed boxes, good ones and broken ones, each broken one with its failure.
 * `node tests/vectors/trust/make-vectors.ts`. ES256 draws a random number, so that each run gives other signatures; the file that is
 * committed is the one that counts.
 */
import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompactEncrypt, importJWK } from 'jose'
import { createKeyPair, type KeyPair } from '../../../src/main/guard/trust/key-pairs.ts'
import { jsonBytes, sealTo, sealWith } from '../../../src/main/guard/trust/sealed.ts'
import { signDocument } from '../../../src/main/guard/trust/signed.ts'

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const [signer, stranger, box] = [await createKeyPair('ES256'), await createKeyPair('ES256'), await createKeyPair('ECDH-ES')]
const sharedKey = Buffer.alloc(32, 7)
const status = {
  log: 'projects/aaaa/log/bbbb',
  headSeq: 7,
  headHash: 'x3bZ0kPqk9v1rHn4xq2m6l8tJY0s5Wc7dEfGhIjKlMn',
  issuedAt: '2026-11-24T09:00:00.000Z',
  validUntil: '2026-11-24T10:00:00.000Z',
}
const typ = 'auxerta-status+jws'
const text = JSON.stringify(status)
const head = { alg: 'ES256', typ, kid: signer.kid }

const encode = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url')
const signatureOf = (input: string, pair: KeyPair = signer, form: 'ieee-p1363' | 'der' = 'ieee-p1363'): Buffer =>
  sign('sha256', Buffer.from(input), {
    key: createPrivateKey({ key: { ...pair.privateKey }, format: 'jwk' }),
    dsaEncoding: form,
  })
const jws = (header: string, body: string | Uint8Array, pair = signer): string => {
  const input = `${encode(header)}.${encode(body)}`
  return `${input}.${encode(signatureOf(input, pair))}`
}
const withHeader = (more: object, body = text): string => jws(JSON.stringify({ ...head, ...more }), body)
const withSignature = (change: (raw: Buffer) => Uint8Array): string => {
  const input = `${encode(JSON.stringify(head))}.${encode(text)}`
  return `${input}.${encode(change(signatureOf(input)))}`
}
const number = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const good = await signDocument(typ, status, signer)
const [goodHead = '', goodBody = '', goodSignature = ''] = good.split('.')
const nested = (levels: number): string => `{"log":${'['.repeat(levels)}${']'.repeat(levels)}}`
const hs256 = (): string => {
  const input = `${encode(JSON.stringify({ ...head, alg: 'HS256' }))}.${goodBody}`
  const secret = Buffer.from(JSON.stringify(signer.publicKey))
  return `${input}.${encode(createHmac('sha256', secret).update(input).digest())}`
}
/** A signature with the other root: valid ECDSA, and another text. Taken: nothing identifies a statement but its text. */
const otherRoot = withSignature((raw) => {
  const s = BigInt(`0x${raw.subarray(32).toString('hex')}`)
  return Buffer.concat([raw.subarray(0, 32), number(order - s)])
})

const D = 'DOCUMENT_INVALID'
const S = 'SIGNATURE_INVALID'
const statements: [string, string, string | null][] = [
  ['as it is signed', good, null],
  ['with the other of the two valid values of s', otherRoot, null],
  ['by another key', await signDocument(typ, status, stranger), S],
  ['by another key under the key id of the right one', jws(JSON.stringify(head), text, stranger), S],
  ['of another type', await signDocument('auxerta-log+jws', status, signer), D],
  ['without a type', jws(JSON.stringify({ alg: 'ES256', kid: signer.kid }), text), D],
  ['without a key id', jws(JSON.stringify({ alg: 'ES256', typ }), text), D],
  ['with a key id that is no text', withHeader({ kid: 7 }), D],
  ['alg none without a signature', `${encode(JSON.stringify({ ...head, alg: 'none' }))}.${goodBody}.`, S],
  ['alg none with the signature of the good one', `${encode(JSON.stringify({ ...head, alg: 'none' }))}.${goodBody}.${goodSignature}`, S],
  ['alg None', withHeader({ alg: 'None' }), S],
  ['alg nOnE', withHeader({ alg: 'nOnE' }), S],
  ['alg HS256 with the public key as secret', hs256(), S],
  ['alg ES384', withHeader({ alg: 'ES384' }), S],
  ['alg RS256', withHeader({ alg: 'RS256' }), S],
  ['alg that is no text', withHeader({ alg: ['ES256'] }), S],
  ['with jwk', withHeader({ jwk: signer.publicKey }), D],
  ['with jku', withHeader({ jku: 'https://example.org/keys' }), D],
  ['with x5c', withHeader({ x5c: ['MIIB'] }), D],
  ['with x5u', withHeader({ x5u: 'https://example.org/key.pem' }), D],
  ['with crit', withHeader({ crit: ['exp'], exp: 1 }), D],
  ['with b64 false', withHeader({ b64: false, crit: ['b64'] }), D],
  ['with a member that nobody knows', withHeader({ extra: true }), D],
  ['header names alg twice', jws(`{"alg":"none","alg":"ES256","typ":"${typ}","kid":"${signer.kid}"}`, text), D],
  ['header names alg twice, once escaped', jws(`{"alg":"ES256","\\u0061lg":"none","typ":"${typ}","kid":"${signer.kid}"}`, text), D],
  ['header is an array', jws(JSON.stringify([head]), text), D],
  ['header is null', jws('null', text), D],
  ['header is not JSON', jws('{alg:ES256}', text), D],
  ['header begins with a byte order mark', jws(`\ufeff${JSON.stringify(head)}`, text), D],
  ['header of 2,000 characters', withHeader({ kid: 'k'.repeat(2_000) }), D],
  ['payload names a member twice', jws(JSON.stringify(head), text.replace('{', '{"headSeq":1,')), D],
  ['payload names a member twice, once escaped', jws(JSON.stringify(head), text.replace('{', '{"head\\u0053eq":1,')), D],
  ['payload with a member too many', jws(JSON.stringify(head), text.replace('{', '{"more":1,')), D],
  ['payload with __proto__', jws(JSON.stringify(head), text.replace('{', '{"__proto__":{"headSeq":9},')), D],
  ['payload with a member too few', jws(JSON.stringify(head), '{}'), D],
  ['payload nested 33 deep', jws(JSON.stringify(head), nested(32)), D],
  ['payload nested 1,000 deep', jws(JSON.stringify(head), nested(1_000)), D],
  ['payload with something after it', jws(JSON.stringify(head), `${text}{}`), D],
  ['payload not in UTF-8', jws(JSON.stringify(head), Uint8Array.of(0x7b, 0xff, 0x7d)), D],
  ['payload begins with a byte order mark', jws(JSON.stringify(head), `\ufeff${text}`), D],
  ['payload empty', jws(JSON.stringify(head), ''), D],
  ['longer than a status may be', jws(JSON.stringify(head), text + ' '.repeat(4_000)), D],
  ['signature missing', `${goodHead}.${goodBody}.`, S],
  ['signature cut by one byte', withSignature((raw) => raw.subarray(0, 63)), S],
  ['signature with a byte more', withSignature((raw) => Buffer.concat([raw, Buffer.alloc(1)])), S],
  ['signature in DER', `${goodHead}.${goodBody}.${encode(signatureOf(`${goodHead}.${goodBody}`, signer, 'der'))}`, S],
  ['r and s zero', withSignature(() => Buffer.alloc(64)), S],
  ['r zero', withSignature((raw) => Buffer.concat([Buffer.alloc(32), raw.subarray(32)])), S],
  ['s zero', withSignature((raw) => Buffer.concat([raw.subarray(0, 32), Buffer.alloc(32)])), S],
  ['r and s one', withSignature(() => Buffer.concat([number(1n), number(1n)])), S],
  ['r and s the order of the group', withSignature(() => Buffer.concat([number(order), number(order)])), S],
  ['s plus the order of the group', withSignature((raw) => {
    const s = (BigInt(`0x${raw.subarray(32).toString('hex')}`) + order) & ((1n << 256n) - 1n)
    return Buffer.concat([raw.subarray(0, 32), number(s)])
  }), S],
  ['signature of another statement', `${goodHead}.${encode(text.replace('7', '8'))}.${goodSignature}`, S],
  ['two parts', `${goodHead}.${goodBody}`, D],
  ['four parts', `${good}.AA`, D],
  ['with padding', `${goodHead}.${goodBody}.${goodSignature}==`, D],
  ['in base64 of RFC 4648 section 4', `${goodHead}.${goodBody}.${goodSignature.slice(0, -3)}+/A`, D],
  ['with bits to spare that are not zero', `${goodHead}.${goodBody}.${goodSignature.slice(0, -1)}${goodSignature.endsWith('A') || goodSignature.endsWith('Q') || goodSignature.endsWith('g') || goodSignature.endsWith('w') ? 'B' : 'C'}`, D],
  ['with white space', ` ${good}`, D],
  ['with a line break at the end', `${good}\n`, D],
  ['JSON serialisation', JSON.stringify({ payload: goodBody, signatures: [{ protected: goodHead, signature: goodSignature }] }), D],
  ['empty', '', D],
]

const boxTyp = 'auxerta-work+jwe'
const sealed = await sealTo(boxTyp, jsonBytes({ jws: 'x' }), box.publicKey)
const [sealedHead = '', , nonce = '', ciphertext = '', tag = ''] = sealed.split('.')
const header = JSON.parse(Buffer.from(sealedHead, 'base64url').toString()) as { epk: object }
const boxWith = (more: object, parts: readonly string[] = ['', nonce, ciphertext, tag]): string =>
  [encode(JSON.stringify({ ...header, ...more })), ...parts].join('.')
const wrapped = await new CompactEncrypt(jsonBytes({ jws: 'x' }))
  .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', typ: boxTyp, kid: box.kid })
  .encrypt(await importJWK({ ...box.publicKey }, 'ECDH-ES'))
const boxes: [string, string, string | null][] = [
  ['as it is sealed', sealed, null],
  ['alg ECDH-ES+A256KW', wrapped, D],
  ['alg dir', boxWith({ alg: 'dir' }), D],
  ['alg PBES2 with a billion rounds', boxWith({ alg: 'PBES2-HS256+A128KW', p2s: 'AAAA', p2c: 1_000_000_000 }), D],
  ['enc A128GCM', boxWith({ enc: 'A128GCM' }), D],
  ['enc A256CBC-HS512', boxWith({ enc: 'A256CBC-HS512' }), D],
  ['with zip', boxWith({ zip: 'DEF' }), D],
  ['with apu and apv', boxWith({ apu: 'AA', apv: 'AA' }), D],
  ['of another type', boxWith({ typ: 'auxerta-decision+jwe' }), D],
  ['with an encrypted key', boxWith({}, ['AAAA', nonce, ciphertext, tag]), D],
  ['ephemeral key not on the curve', boxWith({ epk: { ...header.epk, y: encode(Buffer.alloc(32, 1)) } }), D],
  ['ephemeral key at zero', boxWith({ epk: { ...header.epk, x: encode(Buffer.alloc(32)), y: encode(Buffer.alloc(32)) } }), D],
  ['ephemeral key beyond the field', boxWith({ epk: { ...header.epk, x: encode(Buffer.alloc(32, 255)) } }), D],
  ['ephemeral key with a short coordinate', boxWith({ epk: { ...header.epk, x: 'AA' } }), D],
  ['ephemeral key of P-384', boxWith({ epk: { ...header.epk, crv: 'P-384' } }), D],
  ['ephemeral key with a private half', boxWith({ epk: { ...header.epk, d: encode(Buffer.alloc(32, 1)) } }), D],
  ['without an ephemeral key', boxWith({ epk: undefined }), D],
  ...[0, 1, 4, 8, 12, 15].map((bytes): [string, string, string] => [
    `tag cut to ${String(bytes * 8)} bits`,
    boxWith({}, ['', nonce, ciphertext, encode(Buffer.from(tag, 'base64url').subarray(0, bytes))]),
    D,
  ]),
  ['tag changed', boxWith({}, ['', nonce, ciphertext, encode(Buffer.alloc(16))]), D],
  ['nonce of 64 bits', boxWith({}, ['', encode(Buffer.alloc(8)), ciphertext, tag]), D],
  ['nonce changed', boxWith({}, ['', encode(Buffer.alloc(12)), ciphertext, tag]), D],
  ['ciphertext cut', boxWith({}, ['', nonce, ciphertext.slice(0, -4), tag]), D],
  ['ciphertext empty', boxWith({}, ['', nonce, '', tag]), D],
  ['header changed in its order', [encode(JSON.stringify(Object.fromEntries(Object.entries(header).reverse()))), '', nonce, ciphertext, tag].join('.'), D],
  ['four parts', [sealedHead, nonce, ciphertext, tag].join('.'), D],
  ['six parts', `${sealed}.AA`, D],
]

const shared = await sealWith('auxerta-content+jwe', jsonBytes({ name: 'x' }), sharedKey)
const vectors = {
  signer: { kid: signer.kid, publicKey: signer.publicKey },
  box: { kid: box.kid, privateKey: box.privateKey },
  sharedKey: encode(sharedKey),
  shared,
  statements: statements.map(([name, text, failure]) => ({ name, text, failure })),
  boxes: boxes.map(([name, text, failure]) => ({ name, text, failure })),
  keys: [
    { name: 'a point of the curve', key: signer.publicKey, isKey: true },
    { name: 'not on the curve', key: { ...signer.publicKey, y: stranger.publicKey.y }, isKey: false },
    { name: 'x and y swapped', key: { ...signer.publicKey, x: signer.publicKey.y, y: signer.publicKey.x }, isKey: false },
    { name: 'zero', key: { ...signer.publicKey, x: 'A'.repeat(43), y: 'A'.repeat(43) }, isKey: false },
    { name: 'x beyond the field', key: { ...signer.publicKey, x: `${'_'.repeat(42)}8` }, isKey: false },
    { name: 'of P-384', key: { ...signer.publicKey, crv: 'P-384' }, isKey: false },
    { name: 'compressed', key: { kty: 'EC', crv: 'P-256', x: signer.publicKey.x }, isKey: false },
    { name: 'with a private half', key: signer.privateKey, isKey: false },
    { name: 'an octet key', key: { kty: 'oct', k: 'AAAA' }, isKey: false },
    { name: 'an OKP key', key: { kty: 'OKP', crv: 'Ed25519', x: signer.publicKey.x }, isKey: false },
  ],
}
writeFileSync(join(import.meta.dirname, 'trust-documents.json'), `${JSON.stringify(vectors, null, 2)}\n`)
