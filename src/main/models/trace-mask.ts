type Corner = readonly [x: number, y: number]

/** Set pixels of a picture: one byte each, rows from the top. */
export interface Bits {
  readonly widthPx: number
  readonly heightPx: number
  readonly bits: Uint8Array
}

/** Smaller pieces and holes than this part of the largest ring are noise of the model. */
const smallestShare = 0.005
const smallestAreaPx = 8
/** How far an outline may leave the pixels' edges, in pixels of the mask: enough to turn stairs into slopes. */
const tolerancePx = 0.8

const doubleArea = (ring: readonly Corner[]): number => {
  let twice = 0
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length] ?? a
    twice += a[0] * b[1] - b[0] * a[1]
  })
  return twice
}

/** The edges between set and unset pixels, by the corner that each begins at, with the set side on the right. */
const edgesOf = ({ widthPx, heightPx, bits }: Bits): Map<number, number[]> => {
  const stride = widthPx + 1
  const edges = new Map<number, number[]>()
  const isSet = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < widthPx && y < heightPx && bits[y * widthPx + x] === 1
  const add = (from: number, to: number): void => {
    const known = edges.get(from)
    if (known) known.push(to)
    else edges.set(from, [to])
  }
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      if (!isSet(x, y)) continue
      const corner = y * stride + x
      if (!isSet(x, y - 1)) add(corner, corner + 1)
      if (!isSet(x + 1, y)) add(corner + 1, corner + 1 + stride)
      if (!isSet(x, y + 1)) add(corner + 1 + stride, corner + stride)
      if (!isSet(x - 1, y)) add(corner + stride, corner)
    }
  return edges
}

/** Follows the edges into closed rings of corners; straight runs keep their ends only. */
const ringsOf = (mask: Bits): Corner[][] => {
  const edges = edgesOf(mask)
  const stride = mask.widthPx + 1
  const rings: Corner[][] = []
  for (const start of edges.keys())
    while ((edges.get(start)?.length ?? 0) > 0) {
      const ring: number[] = []
      let [at, step, firstStep] = [start, 0, 0]
      do {
        const next = edges.get(at)?.pop()
        if (next === undefined) break
        if (next - at !== step) ring.push(at)
        if (firstStep === 0) firstStep = next - at
        step = next - at
        at = next
      } while (at !== start)
      // It began somewhere on a straight run, as likely as not.
      if (step === firstStep) ring.shift()
      rings.push(ring.map((corner) => [corner % stride, Math.floor(corner / stride)]))
    }
  return rings
}

const distanceToLine = (point: Corner, a: Corner, b: Corner): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy)
  return length === 0
    ? Math.hypot(point[0] - a[0], point[1] - a[1])
    : Math.abs(dx * (point[1] - a[1]) - dy * (point[0] - a[0])) / length
}

/** Douglas and Peucker, without recursion: an outline may have hundreds of thousands of corners. */
const simplifyLine = (points: readonly Corner[], tolerance: number): Corner[] => {
  const keep = new Uint8Array(points.length)
  keep[0] = keep[points.length - 1] = 1
  const open: [number, number][] = [[0, points.length - 1]]
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [from, to] = piece
    const [a, b] = [points[from], points[to]]
    if (!a || !b) continue
    let [farthest, distance] = [-1, tolerance]
    for (let at = from + 1; at < to; at++) {
      const away = distanceToLine(points[at] ?? a, a, b)
      if (away > distance) [farthest, distance] = [at, away]
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    open.push([from, farthest], [farthest, to])
  }
  return points.filter((_, at) => keep[at] === 1)
}

/** A ring is cut at two corners far from each other, so that simplifying has two lines to work on. */
const simplifyRing = (ring: readonly Corner[]): Corner[] => {
  const first = ring[0]
  if (!first) return []
  let [opposite, distance] = [0, -1]
  ring.forEach((corner, at) => {
    const away = Math.hypot(corner[0] - first[0], corner[1] - first[1])
    if (away > distance) [opposite, distance] = [at, away]
  })
  const there = simplifyLine(ring.slice(0, opposite + 1), tolerancePx)
  const back = simplifyLine([...ring.slice(opposite), first], tolerancePx)
  return [...there, ...back.slice(1, -1)]
}

/**
 * Outlines the set pixels of a mask: rings in pixels of the mask, corners of pixels at whole numbers, even-odd. What is too
 * small to be meant is left out, and stairs become slopes.
 */
export const traceMask = (mask: Bits): Corner[][] => {
  const rings = ringsOf(mask)
  const areas = rings.map((ring) => Math.abs(doubleArea(ring)) / 2)
  const smallest = Math.max(smallestAreaPx, Math.max(0, ...areas) * smallestShare)
  return rings.flatMap((ring, at) => {
    if ((areas[at] ?? 0) < smallest) return []
    const simple = simplifyRing(ring)
    return simple.length >= 3 ? [simple] : []
  })
}
