/* global window */
import { middleOf, picture } from './scene.mjs'
import { measureEvents } from './frames.mjs'

/** What a person does, as input events on a surface; the same for every page. Spots are pixels of the window. */

const middleOfBox = ({ x, y, width, height }) => [x + width / 2, y + height / 2]

/** The whole picture in the middle of a surface, as every page begins. */
export const fittedView = (box) => {
  const scale = Math.min((box.width - 32) / picture.width, (box.height - 32) / picture.height)
  return {
    scale,
    x: box.x + (box.width - picture.width * scale) / 2,
    y: box.y + (box.height - picture.height * scale) / 2,
  }
}

export const onScreen = (view, [x, y]) => [x * view.scale + view.x, y * view.scale + view.y]

const wheelZoom = 0.0015
const wheel = ([x, y], deltaY) => ({ type: 'mouseWheel', x, y, deltaX: 0, deltaY })
const mouse = (type, [x, y], button = 'none') => ({
  ...{ type, x, y, button, clickCount: type === 'mouseMoved' ? 0 : 1 },
  buttons: { none: 0, left: 1, middle: 4 }[button],
})

/** A wave around a spot, one spot per event; it ends two pixels from where it began. */
const wave = ([x, y], { count, reach }) =>
  Array.from({ length: count }, (_, at) => {
    const angle = (at / (count - 1)) * 4 * Math.PI
    return [x + reach * Math.sin(angle) + (2 * at) / (count - 1), y + (reach / 2) * (1 - Math.cos(angle))]
  })

const dragged = (from, spots, button) => [
  mouse('mousePressed', from, button),
  ...spots.map((spot) => mouse('mouseMoved', spot, button)),
  mouse('mouseReleased', spots.at(-1), button),
]

/** Turns the wheel once so that a place of the picture is seen at a scale. A wheel knows whole pixels only. @returns the view then. */
const zoomTo = async (seat, point, scale) => {
  const view = fittedView(seat.box)
  const spot = onScreen(view, point).map(Math.round)
  const factor = scale / view.scale
  await seat.session.send('Input.dispatchMouseEvent', mouse('mouseMoved', spot))
  await seat.session.send('Input.dispatchMouseEvent', wheel(spot, -Math.log(factor) / wheelZoom))
  await seat.rest()
  return { scale, x: spot[0] - (spot[0] - view.x) * factor, y: spot[1] - (spot[1] - view.y) * factor }
}

const click = async (seat, spot) => {
  await seat.session.send('Input.dispatchMouseEvent', mouse('mouseMoved', spot))
  await seat.session.send('Input.dispatchMouseEvent', mouse('mousePressed', spot, 'left'))
  await seat.session.send('Input.dispatchMouseEvent', mouse('mouseReleased', spot, 'left'))
}

/** Begins a wait for a change in the page, does something, and gives what the wait measured. */
const timed = async (seat, { on, state }, act) => {
  await seat.page.evaluate(`void (window.benchWaited = window.benchTimeTo('${on}', () => ${seat.reads[state]}))`)
  await act()
  const ms = await seat.page.evaluate(() => window.benchWaited)
  await seat.rest()
  return ms
}

/** Runs a gesture and refuses its figures when it did nothing: a press that misses is cheap. */
const withEffect = async (seat, words, run) => {
  const read = () => seat.page.evaluate(seat.reads[words])
  const before = await read()
  const measured = await run()
  await seat.rest()
  if ((await read()) === before) throw new Error(`The gesture left ${words} as it was`)
  return measured
}

export const interactions = {
  zoom: async (seat) => {
    const spot = middleOfBox(seat.box)
    const events = Array.from({ length: 120 }, (_, at) => wheel(spot, at < 60 ? -30 : 30))
    const measured = await measureEvents(seat, events)
    await seat.fit()
    return measured
  },
  pan: async (seat) => {
    await zoomTo(seat, [2000, 1500], 0.5)
    const from = middleOfBox(seat.box)
    const measured = await measureEvents(seat, dragged(from, wave(from, { count: 118, reach: 300 }), 'middle'))
    await seat.fit()
    return measured
  },
  drag: async (seat, { polygons }) => {
    const shape = polygons[0]
    const view = await zoomTo(seat, shape.centre, 1.5)
    await click(seat, onScreen(view, shape.centre))
    await seat.rest()
    const from = onScreen(view, shape.points[0])
    const events = dragged(from, wave(from, { count: 88, reach: 60 }), 'left')
    const measured = await withEffect(seat, 'corners', () => measureEvents(seat, events))
    await seat.fit()
    return measured
  },
  draw: async (seat) => {
    await seat.pick('box')
    const view = await zoomTo(seat, [2000, 1500], 0.5)
    const from = onScreen(view, [1900, 1400])
    const spots = wave([from[0] + 120, from[1] + 60], { count: 88, reach: 100 })
    const events = dragged(from, spots, 'left')
    const again = () => seat.pick('box')
    const measured = await withEffect(seat, 'count', () => measureEvents(seat, events, again))
    await seat.fit()
    await seat.pick('select')
    return measured
  },
}

export const latencies = {
  select: async (seat, { targets }) => {
    const times = []
    const view = fittedView(seat.box)
    for (const shape of targets) {
      const spot = onScreen(view, middleOf(shape))
      times.push(await timed(seat, { on: 'pointerdown', state: 'selected' }, () => click(seat, spot)))
    }
    return times
  },
  hover: async (seat, { targets }) => {
    const times = []
    const view = fittedView(seat.box)
    for (const shape of targets) {
      const spot = onScreen(view, middleOf(shape))
      const move = () => seat.session.send('Input.dispatchMouseEvent', mouse('mouseMoved', spot))
      times.push(await timed(seat, { on: 'pointermove', state: 'hovered' }, move))
    }
    return times
  },
  add: async (seat, { targets }) => {
    const times = []
    await seat.pick('box')
    const view = fittedView(seat.box)
    for (const shape of targets) {
      const from = onScreen(view, middleOf(shape))
      const spots = Array.from({ length: 6 }, (_, at) => [from[0] + at * 6, from[1] + at * 4])
      const act = async () => {
        for (const event of dragged(from, spots, 'left')) await seat.session.send('Input.dispatchMouseEvent', event)
      }
      times.push(await timed(seat, { on: 'pointerup', state: 'count' }, act))
      await seat.pick('box')
    }
    await seat.pick('select')
    return times
  },
}
