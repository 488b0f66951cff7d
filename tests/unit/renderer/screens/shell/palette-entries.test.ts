import { describe, expect, it } from 'vitest'
import type { ActionId } from '../../../../../src/renderer/src/actions/catalogue/index.ts'
import type { Action } from '../../../../../src/renderer/src/actions/registry.ts'
import { matchRank, paletteEntries } from '../../../../../src/renderer/src/screens/shell/palette-entries.ts'
import { createClient } from '../../../../../src/renderer/src/station/client.ts'
import { createFakeStation } from '../../../../support/fake-station/index.ts'

const action = (id: string, words: string, rest: Partial<Action> = {}): Action => ({
  id: id as ActionId,
  key: id,
  words,
  group: 'Window',
  keys: [],
  enabled: true,
  whyNot: null,
  run: () => undefined,
  ...rest,
})

describe('matchRank', () => {
  it('prefers the beginning, then the beginning of a word, then anywhere', () => {
    expect(matchRank('Lock now', 'lo')).toBe(0)
    expect(matchRank('Lock now', 'NO')).toBe(1)
    expect(matchRank('plates-07', '07')).toBe(1)
    expect(matchRank('Lock now', 'ck')).toBe(2)
    expect(matchRank('Lock now', 'xy')).toBeNull()
    expect(matchRank('Lock now', '  ')).toBe(0)
  })
})

describe('paletteEntries', () => {
  it('lists actions and shards by name, the best first, and opens a shard', async () => {
    const { projects } = await createClient(createFakeStation().bridge).work.list({})
    const opened: string[] = []
    const sources = {
      actions: [action('a', 'Replay plates'), action('quiet', 'Plate down', { quiet: true })],
      projects,
      openShard: (shard: { name: string }) => opened.push(shard.name),
    }
    const entries = paletteEntries({ ...sources, typed: 'plates-0' })
    expect(entries.map((entry) => entry.words)).toEqual(['plates-07', 'plates-08', 'plates-05'])
    entries[1]?.run()
    expect(opened).toEqual(['plates-08'])
    expect(paletteEntries({ ...sources, typed: 'pla' }).map((entry) => entry.words)).toEqual([
      'plates-07',
      'plates-08',
      'plates-05',
      'Replay plates',
    ])
  })

  it('shows an action once, as the layer on top has it, and greys what is not enabled', () => {
    const actions = [action('lock', 'Lock here', { enabled: false }), action('lock', 'Lock there')]
    const entries = paletteEntries({ typed: '', actions, projects: [], openShard: () => undefined })
    expect(entries).toMatchObject([{ words: 'Lock here', enabled: false }])
  })
})
