import { createItemDocument, type ItemDocument } from '../../src/renderer/src/document/item-document.ts'
import type { Change } from '../../src/shared/changes/change.ts'
import type { ChangeId, LabelId } from '../../src/shared/ids.ts'
import type { ClassId } from '../../src/shared/labels/base.ts'
import type { BoxLabel } from '../../src/shared/labels/box.ts'
import { atImage, type ImageRect } from '../../src/shared/labels/geometry.ts'
import type { Label } from '../../src/shared/labels/index.ts'
import type { PolygonLabel } from '../../src/shared/labels/polygon.ts'
import { createStoredItem, type StoredItem } from './stored-item.ts'

/** A box label on the part `jpg`; class `cat` unless told. */
export const aBox = (id: string, rect: Partial<Pick<BoxLabel, 'x' | 'y' | 'width' | 'height'>> = {}): BoxLabel => ({
  kind: 'box',
  id: id as LabelId,
  classId: 'cat' as ClassId,
  part: 'jpg',
  attributes: {},
  x: 10,
  y: 10,
  width: 30,
  height: 20,
  ...rect,
})

/** A polygon of five corners in a rectangle, on the part `jpg` and of class `cat`. */
export const aPolygon = (id: string, { x, y, width, height }: ImageRect): PolygonLabel => {
  const { kind: _box, x: _x, y: _y, width: _width, height: _height, ...base } = aBox(id)
  const corners = [
    [0, 0],
    [1, 0.2],
    [0.9, 1],
    [0.5, 0.6],
    [0.1, 1],
  ] as const
  return { ...base, kind: 'polygon', rings: [corners.map(([fx, fy]) => atImage(x + width * fx, y + height * fy))] }
}

/** A change of the person that adds labels. */
export const anAddition = (id: string, ...after: Label[]): Change => ({
  id: id as ChangeId,
  cause: 'box.draw',
  origin: 'user',
  at: '2026-11-24T10:00:00.000Z',
  before: [],
  after,
})

let opened = 0

/** Opens a document on a stored item. Retries run when `runRetries` is called, never by the clock. */
export const openDocument = (stored: StoredItem = createStoredItem()) => {
  const sitting = ++opened
  let ids = 0
  const retries: { delayMs: number; run: () => void }[] = []
  const doc: ItemDocument = createItemDocument({
    opened: { changes: [...stored.changes()] },
    save: stored.save,
    reload: stored.reload,
    now: () => new Date(Date.UTC(2026, 10, 24, 10, 0, 0, ids)),
    newId: () => `id-${String(sitting)}-${String(++ids)}`,
    schedule: (delayMs, run) => {
      const entry = { delayMs, run }
      retries.push(entry)
      return () => {
        const at = retries.indexOf(entry)
        if (at >= 0) retries.splice(at, 1)
      }
    },
  })
  return { doc, stored, retries }
}
