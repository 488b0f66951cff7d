import { createHmac } from 'node:crypto'
import { CompactEncrypt, CompactSign, importJWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createKeyPair, fingerprintOf, type KeyPair } from '../../../../../src/main/guard/trust/key-pairs.ts'
import { jsonBytes, openSealed, openWith, sealTo, sealWith } from '../../../../../src/main/guard/trust/sealed.ts'
import { maxCharsOf, signDocument, verifyDocument } from '../../../../../src/main/guard/trust/signed.ts'
import { isFailure } from '../../../../../src/shared/failures.ts'

const schema = z.strictObject({ name: z.string(), count: z.int() })
const payload = { name: 'plates', count: 2 }
const typ = 'auxerta-status+jws'
let signer: KeyPair
let stranger: KeyPair
let box: KeyPair
let otherBox: KeyPair
beforeAll(async () => {
  signer = await createKeyPair('ES256')
  stranger = await createKeyPair('ES256')
  box = await createKeyPair('ECDH-ES')
  otherBox = await createKeyPair('ECDH-ES')
})

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'taken'
  } catch (error) {
    return isFailure(error) ? error.code : `not a failure: ${String(error)}`
  }
}
const verify = (jws: string) =>
  verifyDocument(jws, { typ, schema, keyOf: (kid) => (kid === signer.kid ? signer.publicKey : null) })

/** Signs whatever header and bytes are asked for, with the right key. */
const signAny = async (header: Record<string, unknown>, bytes: Uint8Array): Promise<string> =>
  new CompactSign(bytes)
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(await importJWK({ ...signer.privateKey }, 'ES256'))

/** Every place of a text, each character replaced by another one. */
const flips = (text: string): string[] =>
  Array.from(
    { length: text.length },
    (_, at) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1),
  )

describe('a signed statement', () => {
  it('is taken from whom it names', async () => {
    expect(await verify(await signDocument(typ, payload, signer))).toEqual(payload)
  })

  it('is refused with any one character changed, in header, payload or signature', async () => {
    const jws = await signDocument(typ, payload, signer)
    for (const broken of flips(jws)) {
      expect(await codeOf(verify(broken)), broken).toMatch(/^(SIGNATURE|DOCUMENT)_INVALID$/)
    }
  })

  it('is refused cut short anywhere', async () => {
    const jws = await signDocument(typ, payload, signer)
    for (let length = 0; length < jws.length; length++)
      expect(await codeOf(verify(jws.slice(0, length)))).toMatch(/^(SIGNATURE|DOCUMENT)_INVALID$/)
  })

  it.each(['none', 'None', 'HS256', 'RS256', 'ES384', 'EdDSA', '', 0, null, ['ES256']])(
    'is refused with alg %j',
    async (alg) => {
      const head = base64url({ alg, typ, kid: signer.kid })
      const body = base64url(payload)
      const mac = createHmac('sha256', JSON.stringify(signer.publicKey)).update(`${head}.${body}`).digest('base64url')
      for (const signature of ['', mac]) expect(await codeOf(verify(`${head}.${body}.${signature}`))).not.toBe('taken')
    },
  )

  it('is refused as another type, and without one', async () => {
    for (const other of [
      'auxerta-log+jws',
      'auxerta-membership+jws',
      'AUXERTA-STATUS+JWS',
      'application/auxerta-status+jws',
      'JWT',
    ])
      expect(await codeOf(verify(await signAny({ typ: other, kid: signer.kid }, jsonBytes(payload))))).toBe(
        'DOCUMENT_INVALID',
      )
    expect(await codeOf(verify(await signAny({ kid: signer.kid }, jsonBytes(payload))))).toBe('DOCUMENT_INVALID')
  })

  it('is refused from a stranger, also under the key id of the right one or with the key beside it', async () => {
    expect(await codeOf(verify(await signDocument(typ, payload, stranger)))).toBe('SIGNATURE_INVALID')
    expect(await codeOf(verify(await signDocument(typ, payload, { ...stranger, kid: signer.kid })))).toBe(
      'SIGNATURE_INVALID',
    )
    const key = await importJWK({ ...stranger.privateKey }, 'ES256')
    const jws = await new CompactSign(jsonBytes(payload))
      .setProtectedHeader({ alg: 'ES256', typ, kid: signer.kid, jwk: { ...stranger.publicKey } })
      .sign(key)
    expect(await codeOf(verify(jws))).toBe('DOCUMENT_INVALID')
  })

  it('is refused with extensions it cannot know', async () => {
    expect(
      await codeOf(verify(await signAny({ typ, kid: signer.kid, b64: true, crit: ['b64'] }, jsonBytes(payload)))),
    ).toBe('DOCUMENT_INVALID')
    const head = base64url({ alg: 'ES256', typ, kid: signer.kid, crit: ['x'], x: 1 })
    expect(await codeOf(verify(`${head}.${base64url(payload)}.AAAA`))).toBe('DOCUMENT_INVALID')
  })

  it('is refused when signed rightly over what is not its shape', async () => {
    const header = { typ, kid: signer.kid }
    const bodies = [
      '',
      'null',
      '[]',
      '{"name":"a"}',
      '{"name":"a","count":1,"more":1}',
      '{"name":"a","count":1}{}',
      '\ufeff{"name":1}',
    ]
    for (const body of bodies)
      expect(await codeOf(verify(await signAny(header, Buffer.from(body)))), body).toBe('DOCUMENT_INVALID')
    expect(await codeOf(verify(await signAny(header, Uint8Array.of(0xff, 0xfe))))).toBe('DOCUMENT_INVALID')
  })

  it('is refused when a member comes twice, in header and payload, so that nobody reads it in another way', async () => {
    const body = Buffer.from('{"name":"first","count":1,"name":"last"}')
    expect(await codeOf(verify(await signAny({ typ, kid: signer.kid }, body)))).toBe('DOCUMENT_INVALID')
    const head = Buffer.from(`{"alg":"ES256","alg":"none","typ":"${typ}","kid":"${signer.kid}"}`).toString('base64url')
    expect(await codeOf(verify(`${head}.${base64url(payload)}.`))).toBe('DOCUMENT_INVALID')
  })

  it('is refused unread when it is too long', async () => {
    expect(await codeOf(verify(`${'A'.repeat(maxCharsOf[typ])}.A.A`))).toBe('DOCUMENT_INVALID')
  })

  it('is no sealed box, and a sealed box is no statement', async () => {
    const sealed = await sealTo('auxerta-work+jwe', jsonBytes(payload), box.publicKey)
    expect(await codeOf(verify(sealed))).toBe('DOCUMENT_INVALID')
    const jws = await signDocument(typ, payload, signer)
    expect(await codeOf(openSealed('auxerta-work+jwe', jws, box.privateKey))).toBe('DOCUMENT_INVALID')
  })
})

describe('a sealed box', () => {
  it('opens for its recipient alone', async () => {
    const sealed = await sealTo('auxerta-work+jwe', jsonBytes(payload), box.publicKey)
    expect(Buffer.from(await openSealed('auxerta-work+jwe', sealed, box.privateKey)).toString()).toBe(
      JSON.stringify(payload),
    )
    expect(await codeOf(openSealed('auxerta-work+jwe', sealed, otherBox.privateKey))).toBe('DOCUMENT_INVALID')
  })

  it('does not open as another type', async () => {
    const sealed = await sealTo('auxerta-work+jwe', jsonBytes(payload), box.publicKey)
    expect(await codeOf(openSealed('auxerta-decision+jwe', sealed, box.privateKey))).toBe('DOCUMENT_INVALID')
  })

  it('does not open with any one character changed', async () => {
    const sealed = await sealTo('auxerta-work+jwe', jsonBytes({}), box.publicKey)
    const tagAt = sealed.lastIndexOf('.')
    for (const broken of flips(sealed).slice(0, tagAt + 1))
      expect(await codeOf(openSealed('auxerta-work+jwe', broken, box.privateKey))).toBe('DOCUMENT_INVALID')
  })

  it('does not open with compression, another way of agreeing, or under a shared key', async () => {
    const key = await importJWK({ ...box.publicKey }, 'ECDH-ES')
    const wrapped = await new CompactEncrypt(jsonBytes(payload))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', typ: 'auxerta-work+jwe' })
      .encrypt(key)
    expect(await codeOf(openSealed('auxerta-work+jwe', wrapped, box.privateKey))).toBe('DOCUMENT_INVALID')
    const shared = await sealWith('auxerta-content+jwe', jsonBytes(payload), new Uint8Array(32))
    expect(await codeOf(openSealed('auxerta-content+jwe', shared, box.privateKey))).toBe('DOCUMENT_INVALID')
    const [, ...rest] = (await sealTo('auxerta-work+jwe', jsonBytes(payload), box.publicKey)).split('.')
    const head = base64url({ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'auxerta-work+jwe', zip: 'DEF' })
    expect(await codeOf(openSealed('auxerta-work+jwe', [head, ...rest].join('.'), box.privateKey))).toBe(
      'DOCUMENT_INVALID',
    )
  })

  it('under a shared key opens with that key alone', async () => {
    const sealed = await sealWith('auxerta-content+jwe', jsonBytes(payload), new Uint8Array(32))
    expect(await openWith('auxerta-content+jwe', sealed, new Uint8Array(32))).toHaveLength(jsonBytes(payload).length)
    expect(await codeOf(openWith('auxerta-content+jwe', sealed, new Uint8Array(32).fill(1)))).toBe('DOCUMENT_INVALID')
    expect(await codeOf(openWith('auxerta-content+jwe', sealed, new Uint8Array(31)))).toBe('DOCUMENT_INVALID')
    expect(await codeOf(openWith('auxerta-names+jwe', sealed, new Uint8Array(32)))).toBe('DOCUMENT_INVALID')
  })
})

it('fingerprints are four groups of three and differ by key and by order', () => {
  expect(fingerprintOf('a', 'b')).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{3}){3}$/)
  expect(fingerprintOf('a', 'b')).not.toBe(fingerprintOf('b', 'a'))
  expect(fingerprintOf('ab')).not.toBe(fingerprintOf('a', 'b'))
})
