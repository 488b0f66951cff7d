import { change, type Change } from '../../../../src/shared/changes/change.ts'
import { label, type Label } from '../../../../src/shared/labels/index.ts'

/** A whole-image class label, the plainest there is. */
export const classLabel = (id: string, note = ''): Label =>
  label.parse({ id, kind: 'item-class', classId: 'car', part: 'jpg', attributes: note ? { note } : {} })

/** One edit as a window would send it. */
export const drawn = (id: string, sides: { before?: Label[]; after?: Label[] }): Change =>
  change.parse({
    id,
    cause: 'item-class.set',
    origin: 'user',
    at: '2026-03-01T10:00:00.000Z',
    before: sides.before ?? [],
    after: sides.after ?? [],
  })
