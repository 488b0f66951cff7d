/** The scene of the canvas measurements: plain values, the same for every page. Runs in Node and in pages. */

export const picture = { width: 4000, height: 3000 }

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export const steadyRandom = (seed) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const hundredths = (value) => Math.round(value * 100) / 100

const aBox = (random) => {
  const [width, height] = [20 + random() * 100, 20 + random() * 100].map(hundredths)
  const [x, y] = [random() * (picture.width - width), random() * (picture.height - height)].map(hundredths)
  return { kind: 'box', x, y, width, height }
}

const aPolygon = (random) => {
  const radius = 15 + random() * 45
  const [cx, cy] = [random(), random()]
  const [x, y] = [radius + cx * (picture.width - 2 * radius), radius + cy * (picture.height - 2 * radius)]
  const points = Array.from({ length: 20 }, (_, place) => {
    const angle = (place / 20) * 2 * Math.PI
    const away = radius * (0.7 + random() * 0.3)
    return [hundredths(x + away * Math.cos(angle)), hundredths(y + away * Math.sin(angle))]
  })
  return { kind: 'polygon', centre: [hundredths(x), hundredths(y)], points }
}

/** `count` shapes: half boxes, half polygons of 20 corners; seven classes in turn. */
export const shapesOf = (count, seed = 20_261_124) => {
  const random = steadyRandom(seed)
  return Array.from({ length: count }, (_, place) => ({
    id: `shape-${place}`,
    colour: place % 7,
    ...(place % 2 === 0 ? aBox(random) : aPolygon(random)),
  }))
}

export const middleOf = (shape) =>
  shape.kind === 'box' ? [shape.x + shape.width / 2, shape.y + shape.height / 2] : shape.centre

export const colours = ['#fdb500', '#4556d9', '#cc2b0e', '#2ccdfd', '#a77ba5', '#5e90fd', '#eb7d06']
