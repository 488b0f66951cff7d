const arrows: ReadonlyMap<string, readonly [x: number, y: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
])

/** Where an arrow key points on the picture, one step far; null: no arrow key. */
export const arrowTo = (key: string): readonly [x: number, y: number] | null => arrows.get(key) ?? null
