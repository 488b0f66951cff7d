import { describe, expect, it } from 'vitest'
import { paintAt } from '../../../../src/renderer/src/canvas/painting/palette.ts'
import { inkOn, luminanceOf } from '../../../../src/shared/labels/palette.ts'
import { placeTag, tagText } from '../../../../src/renderer/src/canvas/painting/tags.ts'
import { looksOf, wordsOf } from '../../../../src/renderer/src/canvas/painting/words.ts'
import type { ClassId } from '../../../../src/shared/labels/base.ts'
import { aBox } from '../../../support/document-builders.ts'

const surface = { widthPx: 400, heightPx: 300 }

describe('label colours', () => {
  it('carry ink with a contrast of 4.5 or more', () => {
    for (let place = 1; place <= 20; place++) {
      const { colour, ink } = paintAt(place)
      const [a, b] = [luminanceOf(colour), luminanceOf(ink)]
      expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), colour).toBeGreaterThanOrEqual(4.46)
    }
    expect(inkOn('#1c8f6e')).toBe('#000000')
  })

  it('are dashed from the eleventh on and have the halo that is not like them', () => {
    expect(paintAt(10).dash).toEqual([])
    expect(paintAt(11).dash).toEqual([6, 3])
    expect(paintAt(1).halo).toContain('10,10,12')
    expect(paintAt(2).halo).toContain('255,255,255')
  })
})

describe('tags', () => {
  const words = { name: 'Cat 14', detail: 'trot', short: '1' }
  it('collapse with the width of their shape', () => {
    expect([200, 80, 40, 8].map((width) => tagText(words, width, false))).toEqual([
      'Cat 14 · trot',
      'Cat 14',
      '1',
      null,
    ])
    expect(tagText(words, 8, true)).toBe('Cat 14')
  })

  it('move below, then right, then inside before they overlap', () => {
    const shape = { x: 100, y: 100, width: 80, height: 60 }
    const taken: { x: number; y: number; width: number; height: number }[] = []
    const places = [1, 2, 3, 4].map(() => {
      const place = placeTag(shape, 50, { taken, surface })
      taken.push(place)
      return [place.x, place.y]
    })
    expect(places).toEqual([
      [99, 81],
      [99, 162],
      [183, 100],
      [103, 103],
    ])
    expect(placeTag({ x: 0, y: 0, width: 400, height: 300 }, 50, { taken: [], surface })).toMatchObject({ x: 3, y: 3 })
  })

  it('number labels only where several share a class', () => {
    const looks = looksOf({
      version: 1,
      classes: [
        { id: 'cat' as ClassId, name: 'Cat', colour: 1, kinds: ['box'] },
        { id: 'tail' as ClassId, name: 'Tail', colour: 7, kinds: ['box'] },
      ],
    })
    const words = wordsOf([aBox('aaaa'), aBox('bbbb'), { ...aBox('cccc'), classId: 'tail' as ClassId }], looks)
    expect([...words.values()].map(({ name, short }) => `${name}/${short}`)).toEqual(['Cat 1/1', 'Cat 2/1', 'Tail/2'])
  })
})
