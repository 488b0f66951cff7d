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

const nothing = { typed: '', actions: [], projects: [], recent: [], items: [], openShard: () => undefined }

describe('matchRank', () => {
  it('prefers the beginning, then the beginning of a word, then anywhere', () => {
    expect(matchRank('Lock now', 'lo')).toBe(0)
    expect(matchRank('Lock now', 'NO')).toBe(1)
    expect(matchRank('plates-07', '07')).toBe(1)
    expect(matchRank('Lock now', 'ck')).toBe(2)
    expect(matchRank('Lock now', 'xy')).toBeNull()
    expect(matchRank('Lock now', '  ')).toBe(0)
  })

  it('takes letters in order when they lie near each other', () => {
    expect(matchRank('Polygon tool', 'plygn')).toBe(3)
    expect(matchRank('Show or hide the panel', 'shp')).toBeNull()
    expect(matchRank('Polygon tool', 'ng')).toBeNull()
  })
})

describe('paletteEntries', () => {
  it('lists actions and shards by name, the best first, and opens a shard', async () => {
    const { projects } = await createClient(createFakeStation().bridge).work.list({})
    const opened: string[] = []
    const sources = {
      actions: [action('a', 'Replay plates'), action('quiet', 'Plate down', { quiet: true })],
      projects,
      recent: [],
      items: [],
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
    const entries = paletteEntries({ ...nothing, actions })
    expect(entries).toMatchObject([{ words: 'Lock here', enabled: false }])
  })

  it('says why something cannot be done', () => {
    const actions = [action('join', 'Join the polygons', { enabled: false, whyNot: 'Select two polygons first' })]
    expect(paletteEntries({ ...nothing, actions })).toMatchObject([{ beside: 'Select two polygons first' }])
  })

  it('leads with what was run last while nothing is typed', () => {
    const actions = ['a', 'b', 'c'].map((id) => action(id, `Do ${id}`))
    const words = (typed: string) =>
      paletteEntries({ ...nothing, typed, actions, recent: ['c', 'gone', 'b'] }).map((entry) => [
        entry.group,
        entry.words,
      ])
    expect(words('')).toEqual([
      ['Recent', 'Do c'],
      ['Recent', 'Do b'],
      ['Window', 'Do a'],
    ])
    expect(words('do')[0]).toEqual(['Window', 'Do a'])
  })

  it('finds items of the open shard by number before it finds them by key, and only when they are asked for', () => {
    const went: number[] = []
    const items = [12, 112, 7].map((number) => ({
      ...{ number, key: `plate-0${String(120 - number)}`, state: 'to do' },
      go: () => went.push(number),
    }))
    expect(paletteEntries({ ...nothing, items })).toEqual([])
    const found = paletteEntries({ ...nothing, items, typed: '#12' })
    expect(found.map(({ words }) => words)).toEqual(['plate-0108'])
    expect(paletteEntries({ ...nothing, items, typed: 'plate' })).toHaveLength(3)
    found[0]?.run()
    expect(went).toEqual([12])
  })
})
