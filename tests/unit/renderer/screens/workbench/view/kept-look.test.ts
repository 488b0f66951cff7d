import { describe, expect, it } from 'vitest'
import { createImageView } from '../../../../../../src/renderer/src/canvas/image-view.ts'
import { plainLook } from '../../../../../../src/renderer/src/canvas/picture-look.ts'
import {
  isHidden,
  soloClass,
  toggleClass,
} from '../../../../../../src/renderer/src/screens/workbench/view/class-display.ts'
import { toggleGuides } from '../../../../../../src/renderer/src/screens/workbench/view/guides.ts'
import {
  adjustedWords,
  keptOf,
  plainKept,
  readKept,
} from '../../../../../../src/renderer/src/screens/workbench/view/kept-look.ts'
import { readPercent } from '../../../../../../src/renderer/src/screens/workbench/view/zoom-field.tsx'
import type { ClassId } from '../../../../../../src/shared/labels/base.ts'

const [cat, dog, cow] = ['cat', 'dog', 'cow'] as unknown as readonly [ClassId, ClassId, ClassId]

describe('how a shard is looked at', () => {
  it('is kept and read again', () => {
    const view = createImageView()
    expect(keptOf(view.get())).toEqual(plainKept)
    view.setLook({ brightness: 1.4, invert: true, channel: 'green', pixelGrid: false })
    view.setDisplay({ opacity: 0.5, names: 'hover', linePx: 3.5, classes: new Map([[cat, { hidden: true }]]) })
    view.setCrosshair('never')
    view.setGuides([
      { axis: 'x', at: 12 },
      { axis: 'y', at: 40 },
    ])
    const kept = keptOf(view.get())
    expect(readKept(JSON.stringify(kept))).toEqual(kept)
    expect(kept.hiddenClasses).toEqual([cat])
  })

  it('that is not understood is as it came', () => {
    for (const text of [
      undefined,
      '',
      '[',
      'null',
      '{"look":{"brightness":"x","channel":"infrared"},"opacity":7}',
      '{"names":"sometimes","linePx":99,"guides":[null,{"axis":"z","at":1},{"axis":"x","at":"1"}]}',
      '{"guides":7}',
    ])
      expect(readKept(text)).toEqual(plainKept)
    expect(readKept('{"look":{"brightness":99}}').look.brightness).toBe(4)
  })

  it('is said when the picture is not shown as it is, and only then', () => {
    expect(adjustedWords({ ...plainLook, pixelGrid: false, enlargement: 'smooth' })).toEqual([])
    expect(adjustedWords({ ...plainLook, brightness: 1.08, contrast: 0.5, invert: true })).toEqual([
      'Brightness +8',
      'Contrast −50',
      'Inverted',
    ])
  })
})

describe('classes', () => {
  const all = [cat, dog, cow]
  const hidden = (classes: ReturnType<typeof toggleClass>) => all.filter((id) => isHidden(classes, id))

  it('are hidden and shown one by one, and keep what else is set for them', () => {
    const before = new Map([[cat, { opacity: 0.2 }]])
    const once = toggleClass(before, cat)
    expect(hidden(once)).toEqual([cat])
    expect(toggleClass(once, cat)).toEqual(before)
  })

  it('are shown alone, and all again by the same press', () => {
    const solo = soloClass(new Map(), dog, all)
    expect(hidden(solo)).toEqual([cat, cow])
    expect(hidden(soloClass(solo, cow, all))).toEqual([cat, dog])
    expect(hidden(soloClass(solo, dog, all))).toEqual([])
  })
})

it('guides go through the pointer, and away again', () => {
  const view = createImageView()
  view.setPointer([10.4, 20.6] as unknown as Parameters<typeof view.setPointer>[0])
  toggleGuides(view)
  expect(view.get().guides).toEqual([
    { axis: 'x', at: 10 },
    { axis: 'y', at: 21 },
  ])
  toggleGuides(view)
  expect(view.get().guides).toEqual([])
})

it.each([
  ['150', 150],
  [' 12,5 % ', 12.5],
  ['0', null],
  ['', null],
  ['fit', null],
  ['-20', null],
])('takes %j as a zoom of %s percent', (text, percent) => {
  expect(readPercent(text)).toBe(percent)
})
