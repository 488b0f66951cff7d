import { describe, expect, it } from 'vitest'
import { align, distribute } from '../../../../src/renderer/src/canvas/commands/align.ts'
import { selectAll, selectBeside, selectSameClass } from '../../../../src/renderer/src/canvas/commands/choose.ts'
import { copy, createClipboard, cut, duplicate, paste } from '../../../../src/renderer/src/canvas/commands/clipboard.ts'
import { combine, takeApart } from '../../../../src/renderer/src/canvas/commands/combine.ts'
import type { CommandDesk } from '../../../../src/renderer/src/canvas/commands/command-desk.ts'
import { group, toggleLock, toggleOccluded, ungroup } from '../../../../src/renderer/src/canvas/commands/marks.ts'
import { reorder } from '../../../../src/renderer/src/canvas/commands/order.ts'
import { beginSimplify } from '../../../../src/renderer/src/canvas/commands/simplify.ts'
import { alreadyThere, propagateTo } from '../../../../src/renderer/src/screens/workbench/use-propagate.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'
import type { ClassId } from '../../../../src/shared/labels/base.ts'
import { atImage } from '../../../../src/shared/labels/geometry.ts'
import { isShape, shapeArea, type ShapeLabel } from '../../../../src/shared/labels/shape-geometry.ts'
import { aBox, anAddition, openDocument } from '../../../support/document-builders.ts'
import { createStoredItem } from '../../../support/stored-item.ts'

const aSquare = (id: string, [x, y, side]: readonly [number, number, number]): ShapeLabel => {
  const { kind: _kind, x: _x, y: _y, width: _width, height: _height, ...base } = aBox(id)
  const corners = [atImage(x, y), atImage(x + side, y), atImage(x + side, y + side), atImage(x, y + side)]
  return { ...base, kind: 'polygon', rings: [corners] }
}

const deskOf = (...shapes: ShapeLabel[]) => {
  const { doc } = openDocument(createStoredItem([anAddition('chg-1', ...shapes)]))
  let selection: ReadonlySet<LabelId> = new Set()
  const select = (ids: readonly string[]) => {
    selection = new Set(ids as LabelId[])
  }
  const desk = (): CommandDesk => ({
    doc,
    part: 'jpg',
    picture: { widthPx: 200, heightPx: 100 },
    selection,
    select,
  })
  const labels = () => [...doc.labels().values()].filter(isShape)
  const causes = () =>
    doc
      .changes()
      .slice(1)
      .map(({ cause }) => cause)
  return {
    desk,
    doc,
    select,
    labels,
    causes,
    selected: () => [...selection],
    byId: (id: string) => doc.label(id as LabelId),
  }
}

describe('copy and paste', () => {
  it('gives new ids and groups, lays copies at the pointer within the picture, and selects them', () => {
    const bench = deskOf(
      { ...aBox('a', { x: 10, y: 10, width: 20, height: 20 }), group: 'g', locked: true },
      { ...aBox('b', { x: 40, y: 10, width: 20, height: 20 }), group: 'g' },
    )
    const clipboard = createClipboard()
    bench.select(['a', 'b'])
    copy(bench.desk(), clipboard)
    paste(bench.desk(), clipboard, atImage(195, 50))
    const [, , one, two] = bench.labels()
    expect([one, two]).toMatchObject([
      { x: 150, y: 40 },
      { x: 180, y: 40 },
    ])
    expect(one?.locked).toBeUndefined()
    expect(one?.group).toBe(two?.group)
    expect(one?.group).not.toBe('g')
    expect(bench.selected()).toEqual([one?.id, two?.id])
    expect(bench.causes()).toEqual(['shapes.paste'])
    bench.doc.undo()
    expect(bench.labels()).toHaveLength(2)
  })

  it('cuts what is not locked, and pastes beside without a pointer', () => {
    const bench = deskOf(aBox('a', { x: 10, y: 10 }), { ...aBox('b'), locked: true })
    const clipboard = createClipboard()
    bench.select(['a', 'b'])
    cut(bench.desk(), clipboard)
    expect(bench.labels().map(({ id }) => id)).toEqual(['b'])
    paste(bench.desk(), clipboard, null)
    expect(bench.labels()[1]).toMatchObject({ x: 20, y: 20 })
  })

  it('duplicates what is selected, and nothing when nothing is', () => {
    const bench = deskOf(aBox('a', { x: 10, y: 10 }))
    duplicate(bench.desk())
    bench.select(['a'])
    duplicate(bench.desk())
    expect(bench.labels()).toHaveLength(2)
    expect(bench.causes()).toEqual(['shapes.duplicate'])
  })

  it('propagates onto an item of its own, and tells what is there already', () => {
    const next = deskOf(aBox('there', { x: 11, y: 10, width: 30, height: 20 }))
    const shapes = [aBox('a', { x: 10, y: 10, width: 30, height: 20 }), aBox('b', { x: 100, y: 60 })]
    expect(alreadyThere(next.doc, shapes)).toBe(1)
    propagateTo(next.doc, 'jpg', shapes)
    expect(next.labels()).toHaveLength(3)
    expect(next.causes()).toEqual(['shapes.propagate'])
  })
})

describe('align and distribute', () => {
  const three = () =>
    deskOf(
      aBox('a', { x: 10, y: 10, width: 20, height: 20 }),
      aBox('b', { x: 50, y: 30, width: 40, height: 10 }),
      aBox('c', { x: 150, y: 60, width: 10, height: 30 }),
    )

  it.each([
    ['left', { x: 10 }, { x: 10 }, { x: 10 }],
    ['centre', { x: 75 }, { x: 65 }, { x: 80 }],
    ['right', { x: 140 }, { x: 120 }, { x: 150 }],
    ['top', { y: 10 }, { y: 10 }, { y: 10 }],
    ['middle', { y: 40 }, { y: 45 }, { y: 35 }],
    ['bottom', { y: 70 }, { y: 80 }, { y: 60 }],
  ] as const)('aligns by %s as one change', (by, ...wanted) => {
    const bench = three()
    bench.select(['a', 'b', 'c'])
    align(bench.desk(), by)
    expect(bench.labels()).toMatchObject(wanted)
    expect(bench.causes()).toEqual([`shapes.align-${by}`])
  })

  it('aligns one shape within the picture, and a locked one stays', () => {
    const bench = three()
    bench.select(['a'])
    align(bench.desk(), 'right')
    expect(bench.byId('a')).toMatchObject({ x: 180 })
    toggleLock(bench.desk())
    align(bench.desk(), 'left')
    expect(bench.byId('a')).toMatchObject({ x: 180 })
  })

  it('distributes with the same gaps', () => {
    const bench = three()
    bench.select(['c', 'a', 'b'])
    distribute(bench.desk(), 'across')
    expect(bench.labels()).toMatchObject([{ x: 10 }, { x: 70 }, { x: 150 }])
  })
})

describe('order', () => {
  const drawn = (labels: readonly ShapeLabel[]) =>
    labels.toSorted((a, b) => (a.z ?? 0) - (b.z ?? 0)).map(({ id }) => id)
  const pile = () => deskOf(aBox('a'), aBox('b'), aBox('c'), aBox('far', { x: 150, y: 80, width: 10, height: 10 }))

  it('steps over one overlapping shape and back', () => {
    const bench = pile()
    bench.select(['a'])
    reorder(bench.desk(), 'forward')
    expect(drawn(bench.labels()).filter((id) => id !== 'far')).toEqual(['b', 'a', 'c'])
    reorder(bench.desk(), 'forward')
    expect(drawn(bench.labels()).filter((id) => id !== 'far')).toEqual(['b', 'c', 'a'])
    reorder(bench.desk(), 'backward')
    expect(drawn(bench.labels()).filter((id) => id !== 'far')).toEqual(['b', 'a', 'c'])
    reorder(bench.desk(), 'backward')
    expect(drawn(bench.labels()).filter((id) => id !== 'far')).toEqual(['a', 'b', 'c'])
  })

  it('goes to the front and to the back of all', () => {
    const bench = pile()
    bench.select(['a', 'b'])
    reorder(bench.desk(), 'front')
    expect(drawn(bench.labels())).toEqual(['c', 'far', 'a', 'b'])
    bench.select(['far'])
    reorder(bench.desk(), 'back')
    expect(drawn(bench.labels())).toEqual(['far', 'c', 'a', 'b'])
  })
})

describe('marks', () => {
  it('groups, ungroups, locks, unlocks and marks as occluded, one change each', () => {
    const bench = deskOf(aBox('a'), aBox('b'))
    bench.select(['a', 'b'])
    group(bench.desk())
    expect(bench.byId('a')?.group).toBe(bench.byId('b')?.group)
    ungroup(bench.desk())
    toggleOccluded(bench.desk())
    expect(bench.labels()).toMatchObject([{ occluded: true }, { occluded: true }])
    toggleLock(bench.desk())
    toggleLock(bench.desk())
    toggleOccluded(bench.desk())
    expect(bench.labels().map(({ group: of, locked, occluded }) => [of, locked, occluded])).toEqual([
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ])
    expect(bench.causes()).toHaveLength(6)
  })
})

describe('choosing', () => {
  it('selects all, all of a class, and one after the other round the end', () => {
    const bench = deskOf(aBox('a'), { ...aBox('b'), classId: 'dog' as ClassId }, aBox('c'))
    selectAll(bench.desk())
    expect(bench.selected()).toEqual(['a', 'b', 'c'])
    bench.select(['c'])
    selectSameClass(bench.desk())
    expect(bench.selected()).toEqual(['a', 'c'])
    bench.select(['c'])
    expect(selectBeside(bench.desk(), 1)).toBe('a')
    expect(selectBeside(bench.desk(), -1)).toBe('c')
  })
})

describe('polygons', () => {
  it('are joined into the one that was selected first', () => {
    const bench = deskOf(aSquare('a', [0, 0, 40]), aSquare('b', [20, 20, 40]))
    bench.select(['b', 'a'])
    expect(combine(bench.desk(), 'join')).toBe(true)
    expect(bench.labels().map(({ id }) => id)).toEqual(['b'])
    expect(bench.labels().map(shapeArea)).toEqual([1600 + 1600 - 400])
    expect(bench.causes()).toEqual(['polygon.join'])
  })

  it('are subtracted and intersected; nothing is changed when nothing would be left', () => {
    const bench = deskOf(aSquare('a', [0, 0, 40]), aSquare('b', [10, 10, 10]), aSquare('c', [100, 50, 10]))
    bench.select(['a', 'b'])
    combine(bench.desk(), 'subtract')
    expect(bench.byId('a')).toMatchObject({ rings: [{ length: 4 }, { length: 4 }] })
    expect(bench.labels()).toHaveLength(3)
    bench.select(['a', 'c'])
    expect(combine(bench.desk(), 'intersect')).toBe(false)
    expect(bench.labels()).toHaveLength(3)
  })

  it('are taken apart, and joined again', () => {
    const bench = deskOf(aSquare('a', [0, 0, 40]), aSquare('b', [100, 20, 40]))
    bench.select(['a', 'b'])
    combine(bench.desk(), 'join')
    expect(bench.labels()).toHaveLength(1)
    takeApart(bench.desk())
    expect(bench.labels().map(shapeArea)).toEqual([1600, 1600])
    expect(bench.selected()).toHaveLength(2)
  })

  it('are simplified while a tolerance is tried: kept or dropped', () => {
    const rough = aSquare('a', [0, 0, 40])
    if (rough.kind !== 'polygon') throw new Error('no polygon')
    const rings = [[...(rough.rings[0] ?? []).slice(0, 1), atImage(20, 0.4), ...(rough.rings[0] ?? []).slice(1)]]
    const bench = deskOf({ ...rough, rings })
    bench.select(['a'])
    const first = beginSimplify({ ...bench.desk(), begin: bench.doc.begin })
    expect(first?.show(0.5)).toBe(4)
    expect(bench.causes()).toEqual([])
    first?.drop()
    expect(bench.byId('a')).toMatchObject({ rings })
    const second = beginSimplify({ ...bench.desk(), begin: bench.doc.begin })
    second?.show(0.5)
    second?.keep()
    expect(bench.byId('a')).toMatchObject({ rings: [{ length: 4 }] })
    expect(bench.causes()).toEqual(['shapes.simplify'])
  })
})
