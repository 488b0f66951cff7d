import { describe, expect, it } from 'vitest'
import { derivedName, derivedPart, givenParts } from '../../../../../src/main/guard/shard/derived-parts.ts'
import type { PartEntry } from '../../../../../src/main/guard/shard/shard-types.ts'
import { partsOf } from '../../../../../src/main/station/item-parts.ts'

const size = { width: 1025, height: 600 }
const entryOf = (...parts: string[]) => ({
  index: 3,
  key: 'a',
  parts: parts.map((part): PartEntry => ({
    part,
    mediaType: part.endsWith('txt') ? 'text/plain' : 'image/tiff',
    name: part,
    offsetBytes: 0,
    sizeBytes: 1,
    sha256: '',
    ...(part.endsWith('txt') ? { width: 0, height: 0 } : size),
    codePoints: 0,
  })),
})
const names = (parts: readonly { part: string }[]) => parts.map(({ part }) => part)

describe('derived parts', () => {
  it('are told from those a person gave', () => {
    const entry = entryOf('tif', derivedName('tif', 'view', 'jpg'), derivedName('tif', 'tiles', 'tif'), 'txt')
    expect(names(givenParts(entry))).toEqual(['tif', 'txt'])
    expect(derivedPart(entry, 'tif', 'view')?.part).toBe('tif.view.jpg')
    expect(derivedPart(entry, 'tif', 'tiles')?.part).toBe('tif.tiles.tif')
    expect(derivedPart(entry, 'txt', 'view')).toBeNull()
  })

  it('do not hide a part whose own name looks like one', () => {
    expect(names(givenParts(entryOf('sea.view.jpg', 'txt')))).toEqual(['sea.view.jpg', 'txt'])
  })

  it('are how the window shows a part, never parts of their own', () => {
    const [image, text, ...more] = partsOf('shard-1', entryOf('tif', 'tif.view.jpg', 'tif.tiles.tif', 'txt'))
    expect(more).toEqual([])
    expect(image).toMatchObject({ part: 'tif', mediaType: 'image/tiff', url: 'item/shard-1/3/tif.view.jpg' })
    expect(image?.pyramid).toEqual({
      url: 'item/shard-1/3/tif.tiles.tif',
      tileSizePx: 512,
      levels: [
        { widthPx: 1025, heightPx: 600 },
        { widthPx: 513, heightPx: 300 },
        { widthPx: 257, heightPx: 150 },
      ],
    })
    expect(text).toMatchObject({ url: 'item/shard-1/3/txt', pyramid: null })
  })
})
