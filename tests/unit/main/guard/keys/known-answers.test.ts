import { describe, expect, it } from 'vitest'
import { knownAnswers, proveCryptography } from '../../../../../src/main/guard/keys/known-answers.ts'

describe('known-answer tests', () => {
  it.each(Object.entries(knownAnswers))('%s gives the published answer', async (_, answer) => {
    expect(await answer()).toBe(true)
  })

  it('cover every algorithm of the formats', () => {
    expect(Object.keys(knownAnswers)).toEqual(['AES-256-GCM', 'HKDF-SHA-256', 'scrypt', 'ECDSA P-256', 'ECDH P-256'])
  })

  it('let the app start when all are right', async () => {
    await expect(proveCryptography()).resolves.toBeUndefined()
  })

  it.each([
    ['wrong', () => false],
    [
      'missing',
      () => {
        throw new Error('no such cipher')
      },
    ],
  ])('keep the app from starting when one is %s', async (_, answer) => {
    await expect(proveCryptography({ ...knownAnswers, scrypt: answer })).rejects.toMatchObject({
      code: 'CRYPTO_UNSUITABLE',
      cause: { message: 'scrypt' },
    })
  })
})
