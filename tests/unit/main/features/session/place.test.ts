import { afterEach, describe, expect, it } from 'vitest'
import { openOffice, testPassphrase, type Office } from '../../../../support/station-kit.ts'

let office: Office | null = null
afterEach(async () => {
  await office?.close()
  office = null
})

const place = { screen: 'workbench', shardId: 'shard_1', index: 3 } as const

describe('the place of a person', () => {
  it('outlives the lock, is told only while unlocked, and is forgotten with the home', async () => {
    office = await openOffice()
    const { session } = office.annotator.call
    expect((await session.state({})).place).toBeNull()
    await session.keepPlace({ place })
    expect((await session.lock({})).place).toBeNull()
    await session.keepPlace({ place: { screen: 'device' } })
    expect((await session.unlock({ passphrase: testPassphrase })).place).toEqual(place)
    await session.lock({})
    expect((await session.eraseHome({ typedWord: 'erase' })).place).toBeNull()
  })

  it('takes names of screens and ids, and nothing that could carry content', async () => {
    office = await openOffice()
    const { session } = office.annotator.call
    const refused: unknown[] = [
      { ...place, words: 'The text of an item' },
      { ...place, shardId: 'x'.repeat(65) },
      { screen: 'refused', refusal: {} },
      { screen: 'elsewhere' },
    ]
    for (const wrong of refused)
      await expect(session.keepPlace({ place: wrong as typeof place })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    expect((await session.state({})).place).toBeNull()
  })
})
