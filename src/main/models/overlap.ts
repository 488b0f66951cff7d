import type { Detection } from './messages.ts'

/** More than anybody could look through on one picture. */
const mostDetections = 1_000

const sharedArea = (a: Detection, b: Detection): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

/** Intersection over union of two boxes, 0 to 1. */
export const overlapOf = (a: Detection, b: Detection): number => {
  const shared = sharedArea(a, b)
  return shared / (a.width * a.height + b.width * b.height - shared)
}

/**
 * Keeps the most certain of boxes of one class that overlap: non-maximum suppression.
 *
 * @param most - Boxes of one class that overlap more than this are the same thing.
 * @returns The most certain first, a thousand at most.
 */
export const withoutRepeats = (detections: readonly Detection[], most: number): Detection[] => {
  const kept: Detection[] = []
  for (const one of [...detections].sort((a, b) => b.confidence - a.confidence)) {
    if (kept.length >= mostDetections) break
    if (!kept.some((other) => other.classIndex === one.classIndex && overlapOf(one, other) > most)) kept.push(one)
  }
  return kept
}
