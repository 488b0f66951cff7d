import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { emptyHead, verifyNext } from '../../../src/main/guard/trust/chain.ts'
import * as documents from '../../../src/main/guard/trust/documents.ts'
import * as entries from '../../../src/main/guard/trust/entries.ts'
import { wipedThings } from '../../../src/main/guard/trust/certificate.ts'
import { createKeyPair } from '../../../src/main/guard/trust/key-pairs.ts'
import { jsonBytes, openSealed, openWith, sealTo, sealWith } from '../../../src/main/guard/trust/sealed.ts'
import { parseJson, readClaims, signDocument, verifyDocument } from '../../../src/main/guard/trust/signed.ts'
import { change } from '../../../src/shared/changes/change.ts'
import { label } from '../../../src/shared/labels/index.ts'
import { ontology } from '../../../src/shared/labels/ontology.ts'
import { sampleOf } from '../../contract/samples.ts'
import { hostileJson, type Target } from './target.ts'

/** Every shape that is read from the exchange or out of a sealed box, by its name. */
const shapes: readonly (readonly [string, z.ZodType])[] = [
  ...Object.entries({ ...documents, ...entries }).sort(([one], [other]) => (one < other ? -1 : 1)),
  ['wipedThings', z.strictObject(wipedThings)],
  ['change', change],
  ['label', label],
  ['ontology', ontology],
]

const documentTargets: readonly Target[] = shapes.map(([name, schema]) => ({
  name: `document ${name}`,
  corpus: () => [jsonBytes(sampleOf(schema))].map((bytes) => Buffer.from(bytes)),
  seeds: hostileJson,
  codes: ['DOCUMENT_INVALID'],
  parse: (input) => parseJson(input, schema),
}))

const signer = await createKeyPair('ES256')
const recipient = await createKeyPair('ECDH-ES')
const sharedKey = Buffer.alloc(32, 7)
const log = 'devices/abcdefgh12345678/log'
const status = {
  ...{ log, headSeq: 1, headHash: 'h'.repeat(43) },
  ...{ issuedAt: '2026-11-24T08:00:00Z', validUntil: '2026-11-25T08:00:00Z' },
}
const entry = {
  log,
  seq: 1,
  prev: null,
  at: '2026-11-24T08:00:00Z',
  body: { kind: 'audit.checkpoint', seq: 1, hash: 'h' },
}
const signed = {
  status: await signDocument('auxerta-status+jws', status, signer),
  entry: await signDocument('auxerta-log+jws', entry, signer),
}
const sealed = {
  to: await sealTo('auxerta-content+jwe', jsonBytes(status), recipient.publicKey),
  with: await sealWith('auxerta-content+jwe', jsonBytes(status), sharedKey),
}
const words = (value: string): Buffer => Buffer.from(value, 'latin1')

/** The header of a compact text as JSON, changed and put back: mutations then reach what stands inside the base64url. */
const published = (): Buffer[] => {
  const file = new URL('../../vectors/trust/trust-documents.json', import.meta.url)
  return [...readFileSync(file, 'utf8').matchAll(/"(ey[A-Za-z0-9_.-]{20,8000})"/g)].map(([, found = '']) =>
    words(found),
  )
}

const hostileCompact = [
  words('.'.repeat(1_000_000)),
  words(`${'A'.repeat(2_000_000)}.A.A`),
  ...hostileJson.slice(0, 3).map((json) => words(`${json.toString('base64url')}.e30.AA`)),
  words(`${Buffer.from('{"alg":"none","typ":"auxerta-status+jws","kid":""}').toString('base64url')}.e30.`),
]

const unlessSame = (input: Buffer, original: string): void => {
  if (input.toString('latin1') !== original) throw new TypeError('another text was accepted')
}

const compactTargets: readonly Target[] = [
  {
    name: 'signed document',
    corpus: () => [words(signed.status), words(signed.entry), ...published()],
    seeds: hostileCompact,
    codes: ['DOCUMENT_INVALID', 'SIGNATURE_INVALID'],
    async parse(input) {
      const keyOf = (kid: string) => (kid === signer.kid ? signer.publicKey : null)
      const expected = { typ: 'auxerta-status+jws', schema: documents.statusDocument, keyOf } as const
      await verifyDocument(input.toString('latin1'), expected)
      unlessSame(input, signed.status)
    },
  },
  {
    name: 'entry of a log',
    corpus: () => [words(signed.entry), words(signed.status)],
    seeds: hostileCompact,
    codes: ['LOG_BROKEN'],
    async parse(input) {
      await verifyNext({ log, head: emptyHead }, input.toString('latin1'), signer.publicKey)
      unlessSame(input, signed.entry)
    },
    share: 0.4,
  },
  {
    name: 'claims before a signature is checked',
    corpus: () => [words(signed.status), ...published()],
    seeds: hostileCompact,
    codes: ['DOCUMENT_INVALID'],
    parse: (input) => readClaims(input.toString('latin1'), documents.statusDocument),
  },
  {
    name: 'box sealed to a device',
    corpus: () => [words(sealed.to), words(sealed.with)],
    seeds: hostileCompact,
    codes: ['DOCUMENT_INVALID'],
    async parse(input) {
      await openSealed('auxerta-content+jwe', input.toString('latin1'), recipient.privateKey)
      unlessSame(input, sealed.to)
    },
    share: 0.4,
  },
  {
    name: 'box sealed under a key',
    corpus: () => [words(sealed.with), words(sealed.to)],
    seeds: hostileCompact,
    codes: ['DOCUMENT_INVALID'],
    async parse(input) {
      await openWith('auxerta-content+jwe', input.toString('latin1'), sharedKey)
      unlessSame(input, sealed.with)
    },
  },
]

export const trustTargets: readonly Target[] = [...documentTargets, ...compactTargets]
