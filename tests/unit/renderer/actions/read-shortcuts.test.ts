import { describe, expect, it } from 'vitest'
import { readShortcuts } from '../../../../src/renderer/src/actions/read-shortcuts.ts'

describe('readShortcuts', () => {
  it('takes what is known and names the rest, losing nothing else', () => {
    const own = { 'tool.box': ['B'], 'tool.of-later': ['X'], 'shape.nudge': ['H'], 'item.skip': [] }
    expect(readShortcuts({ profile: 'cvat', own })).toEqual({
      choice: { profile: 'cvat', own: { 'tool.box': ['B'], 'item.skip': [] } },
      unknown: ['tool.of-later', 'shape.nudge'],
    })
  })

  it('names a profile that is not known', () => {
    expect(readShortcuts({ profile: 'of-later', own: {} })).toEqual({
      choice: { profile: 'workstation', own: {} },
      unknown: ['of-later'],
    })
  })
})
