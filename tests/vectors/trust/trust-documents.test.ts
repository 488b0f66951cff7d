import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { statusDocument } from '../../../src/main/guard/trust/documents.ts'
import { publicKey, type PrivateKey, type PublicKey } from '../../../src/main/guard/trust/key-pairs.ts'
import { openSealed, openWith } from '../../../src/main/guard/trust/sealed.ts'
import { verifyDocument } from '../../../src/main/guard/trust/signed.ts'
import { isFailure } from '../../../src/shared/failures.ts'
import { recordTries } from '../../support/security-record.ts'

interface Vector {
  readonly name: string
  readonly text: string
  readonly failure: string | null
}
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'trust-documents.json'), 'utf8')) as {
  signer: { kid: string; publicKey: PublicKey }
  box: { privateKey: PrivateKey }
  sharedKey: string
  shared: string
  statements: Vector[]
  boxes: Vector[]
  keys: { name: string; key: unknown; isKey: boolean }[]
}

const failureOf = async (ask: () => Promise<unknown>): Promise<string | null> => {
  try {
    await ask()
    return null
  } catch (error) {
    return isFailure(error) ? error.code : `not a failure: ${String(error)}`
  }
}

const verify = (text: string) =>
  verifyDocument(text, {
    typ: 'auxerta-status+jws',
    schema: statusDocument,
    keyOf: (kid) => (kid === vectors.signer.kid ? vectors.signer.publicKey : null),
  })

const expectAll = async (all: readonly Vector[], ask: (text: string) => Promise<unknown>) => {
  const found = await Promise.all(
    all.map(async ({ name, text }) => ({ name, failure: await failureOf(() => ask(text)) })),
  )
  expect(found).toEqual(all.map(({ name, failure }) => ({ name, failure })))
  expect(all.some(({ failure }) => failure === null)).toBe(true)
  const broken = new Set(all.filter(({ failure }) => failure !== null).map(({ name }) => name))
  const accepted = found.filter(({ name, failure }) => broken.has(name) && failure === null).length
  return { tries: broken.size, accepted, lost: 0 }
}

describe('trust documents, format vectors', () => {
  it('signed statements: the good are taken, each broken one fails with its code', async () => {
    const counted = await expectAll(vectors.statements, verify)
    expect(counted.tries).toBeGreaterThan(50)
    recordTries({ attack: 'Broken or forged signed statements (JOSE negative cases)', ...counted })
  })

  it('sealed boxes: the good opens, each broken one fails with its code', async () => {
    const open = (text: string) => openSealed('auxerta-work+jwe', text, vectors.box.privateKey)
    const counted = await expectAll(vectors.boxes, open)
    expect(counted.tries).toBeGreaterThan(25)
    recordTries({ attack: 'Broken or forged sealed boxes (JOSE negative cases)', ...counted })
    const key = Buffer.from(vectors.sharedKey, 'base64url')
    expect(Buffer.from(await openWith('auxerta-content+jwe', vectors.shared, key)).toString()).toBe('{"name":"x"}')
  })

  it('public keys: only a point of P-256 is one', () => {
    expect(vectors.keys.map(({ name, key }) => ({ name, isKey: publicKey.safeParse(key).success }))).toEqual(
      vectors.keys.map(({ name, isKey }) => ({ name, isKey })),
    )
    const broken = vectors.keys.filter(({ isKey }) => !isKey)
    const accepted = broken.filter(({ key }) => publicKey.safeParse(key).success).length
    recordTries({ attack: 'Public keys that are no point of P-256', tries: broken.length, accepted, lost: 0 })
  })
})
