import { atImage, type ImagePoint } from './geometry.ts'
import { maskRows, type Stretch } from './mask-rows.ts'
import type { MaskLabel } from './mask.ts'

// No schema here: the window imports this file at run time.

/** Where a line between set and unset pixels goes on from a corner. The set pixels lie to the right of it. */
type Exits = Map<number, number[]>

/** A corner as one number: pictures are far less wide than this. */
const stride = 0x1_00_00_00
const cornerAt = (x: number, y: number): number => y * stride + x
const xOf = (corner: number): number => corner % stride
const yOf = (corner: number): number => Math.floor(corner / stride)

const none: readonly Stretch[] = []

const addExit = (exits: Exits, from: number, to: number): void => {
  const known = exits.get(from)
  if (known) known.push(to)
  else exits.set(from, [to])
}

/** The lines between a row and the one above it. */
const addLevel = (
  exits: Exits,
  y: number,
  { above, below }: { above: readonly Stretch[]; below: readonly Stretch[] },
) => {
  const ends = [
    ...above.flatMap(([from, to]) => [
      { x: from, side: 1, by: 1 },
      { x: to, side: 1, by: -1 },
    ]),
    ...below.flatMap(([from, to]) => [
      { x: from, side: 2, by: 1 },
      { x: to, side: 2, by: -1 },
    ]),
  ].sort((a, b) => a.x - b.x)
  let [inside, start] = [0, 0]
  for (const { x, side, by } of ends) {
    if (x > start && inside === 1) addExit(exits, cornerAt(x, y), cornerAt(start, y))
    if (x > start && inside === 2) addExit(exits, cornerAt(start, y), cornerAt(x, y))
    inside += side * by
    start = x
  }
}

const exitsOf = (tiles: MaskLabel['tiles']): Exits => {
  const rows = maskRows(tiles)
  const exits: Exits = new Map()
  for (const [y, row] of rows) {
    addLevel(exits, y, { above: rows.get(y - 1) ?? none, below: row })
    if (!rows.has(y + 1)) addLevel(exits, y + 1, { above: row, below: none })
    for (const [from, to] of row) {
      addExit(exits, cornerAt(from, y + 1), cornerAt(from, y))
      addExit(exits, cornerAt(to, y), cornerAt(to, y + 1))
    }
  }
  return exits
}

/** Above 0: a turn to the right; 0: straight on; below: to the left. */
const turnOf = (before: number, at: number, next: number): number => {
  const [ax, ay] = [xOf(at) - xOf(before), yOf(at) - yOf(before)]
  const [bx, by] = [xOf(next) - xOf(at), yOf(next) - yOf(at)]
  return Math.sign(ax * by - ay * bx)
}

/** Takes the exit that turns right most, so that parts which only touch at a corner stay apart. */
const takeExit = (exits: Exits, before: number, at: number): number | null => {
  const known = exits.get(at)
  if (!known || known.length === 0) return null
  const rightmost = known.reduce((best, next) => (turnOf(before, at, next) > turnOf(before, at, best) ? next : best))
  known.splice(known.indexOf(rightmost), 1)
  return rightmost
}

const ringFrom = (exits: Exits, start: number, first: number): ImagePoint[] => {
  const corners = [start, first]
  for (;;) {
    const [before = start, at = first] = [corners.at(-2), corners.at(-1)]
    if (at === start) break
    const next = takeExit(exits, before, at)
    if (next === null) break
    if (turnOf(before, at, next) === 0) corners.pop()
    corners.push(next)
  }
  corners.pop()
  const [second, last] = [corners[1], corners.at(-1)]
  if (second !== undefined && last !== undefined && turnOf(last, start, second) === 0) corners.shift()
  return corners.map((corner) => atImage(xOf(corner), yOf(corner)))
}

/**
 * The outlines of a mask along the edges of its pixels, exactly: filled by the even-odd rule they give the mask again.
 * Parts run clockwise on screen and holes against it; what only touches at a corner is two parts.
 */
export const maskRings = (tiles: MaskLabel['tiles']): ImagePoint[][] => {
  const exits = exitsOf(tiles)
  const rings: ImagePoint[][] = []
  for (const [start, known] of exits)
    for (let first = known.pop(); first !== undefined; first = known.pop()) rings.push(ringFrom(exits, start, first))
  return rings
}
