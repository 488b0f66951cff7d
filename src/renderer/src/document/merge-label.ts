import type { Label } from '../../../shared/labels/index.ts'
import { isSameValue } from './same-label.ts'

type Fields = Readonly<Record<string, unknown>>

/** Lays what differs between `before` and `after` over `now`: set where it is new, taken away where it went. */
const laidOver = (now: Fields, before: Fields, after: Fields): Fields => {
  const merged: Record<string, unknown> = { ...now }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isSameValue(before[key], after[key])) continue
    if (after[key] === undefined) Reflect.deleteProperty(merged, key)
    else merged[key] = after[key]
  }
  return merged
}

/**
 * A label that was changed here and elsewhere: what was changed here lies over what it is now, field by field and answer
 * by answer, so that two answers to two questions both stay. Where both changed the same, this one stands.
 */
export const mergedLabel = (now: Label, before: Label, after: Label): Label => {
  if (now.kind !== before.kind || now.kind !== after.kind) return after
  const merged = laidOver(now, before, after)
  const attributes = laidOver(now.attributes, before.attributes, after.attributes)
  return { ...merged, attributes } as Label
}
