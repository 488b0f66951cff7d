import { afterEach, expect, it } from 'vitest'
import { recordTries } from '../../../support/security-record.ts'
import { openOffice, type Office } from '../../../support/station-kit.ts'
import { liveOverUntrueExchange } from '../../../support/untrue-life.ts'

/** The words in which a workstation says what the exchange did. */
const faults = [
  'LOG_BROKEN',
  'LOG_ROLLED_BACK',
  'VERSION_ROLLED_BACK',
  'OBJECT_MISSING',
  'DOCUMENT_INVALID',
  'SIGNATURE_INVALID',
]

/** How many lives are lived; the slow suite lives hundreds. */
const lives = Number(process.env['AUXERTA_UNTRUE_LIVES'] ?? 6)
const firstSeed = Number(process.env['AUXERTA_UNTRUE_SEED'] ?? 1)
let office: Office | null = null
afterEach(async () => {
  await office?.close()
  office = null
})

it(
  'over an exchange that loses, delays, repeats, truncates, swaps and rolls back, nothing opens that may not and nothing is lost',
  { timeout: 600_000 },
  async () => {
    office = await openOffice()
    let [told, saved, lost, opened] = [0, 0, 0, 0]
    const named = new Set<string>()
    for (let seed = firstSeed; seed < firstSeed + lives; seed++) {
      const life = await liveOverUntrueExchange(office, seed)
      if (process.env['KIT_DEBUG']) console.error(seed, life)
      expect({ seed, lost: life.lost, opened: life.opened, left: life.left }).toEqual({
        seed,
        lost: [],
        opened: [],
        left: [],
      })
      told += [...life.told.values()].reduce((sum, count) => sum + count, 0)
      saved += life.saved
      for (const code of life.named) named.add(code)
      lost += life.lost.length
      opened += life.opened.length
    }
    expect(saved, 'there must be work to lose').toBeGreaterThan(lives)
    expect(faults.filter((code) => named.has(code)).length, 'what is wrong is named').toBeGreaterThan(0)
    recordTries({
      attack: 'An exchange that hides, truncates, swaps, delays and rolls back what it was given',
      tries: told,
      accepted: opened,
      lost,
    })
  },
)
