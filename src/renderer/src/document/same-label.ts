/** Tells whether two plain values hold the same content. Labels are plain values; key order does not matter. */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  if (left.length !== Object.keys(b).length) return false
  const right = b as Record<string, unknown>
  return left.every(([key, value]) => Object.hasOwn(right, key) && isSameValue(value, right[key]))
}
