/**
 * The image workbench, in parts that `--parts` chooses among: shapes against Konva and Annotorious on the same scenes, in the
 * same Chromium, with input at 60 events a second; strokes on large masks; the next item; an image of a gigapixel; cold start.
 *
 * A page per run, pages in turn, medians of the runs. Absolute times belong to the machine; ratios carry over. With
 * `--scenes` only scenes are measured, those of up to 10,000 shapes against the peers; `--doing` names what is done there.
 */
import { launchBrowser } from '../../tests/support/preview-site.ts'
import { coldStart } from './canvas/cold-start.mjs'
import { figuresOf, growthFigures } from './canvas/goals.mjs'
import { gigapixel } from './canvas/gigapixel.mjs'
import { heapBytes } from './canvas/frames.mjs'
import { interactions, latencies } from './canvas/drive.mjs'
import { measureStrokes } from './canvas/mask-stroke.mjs'
import { nextItems } from './canvas/next-items.mjs'
import { middleOf, shapesOf } from './canvas/scene.mjs'
import { openOurs, openPeer } from './canvas/seats.mjs'
import { openSite, photograph } from './canvas/site.mjs'

/** Scenes of more shapes are ours alone: the peers take minutes for them. */
const comparedMost = 10_000
const peers = ['konva', 'annotorious']
/** The surface of the workbench in a window of the size that is measured. */
const surfaceBox = { x: 44, y: 76, width: 1092, height: 724 }

const isNear = (shape, [x, y]) => {
  const [middle, reach] = [middleOf(shape), 90]
  return Math.abs(middle[0] - x) < reach && Math.abs(middle[1] - y) < reach
}

/** How far a shape reaches from its middle, to either side and up or down. */
const halvesOf = (shape) =>
  shape.kind === 'box'
    ? [shape.width / 2, shape.height / 2]
    : [0, 1].map((axis) => Math.max(...shape.points.map((point) => Math.abs(point[axis] - shape.centre[axis]))))

/** Whether a place lies in the frame around a shape. */
const covers = (shape, [x, y]) => {
  const [middle, [wide, high]] = [middleOf(shape), halvesOf(shape)]
  return Math.abs(middle[0] - x) < wide && Math.abs(middle[1] - y) < high
}

/**
 * Shapes that lie alone come first, then those that nothing else covers in the middle or at the first corner: there every
 * page agrees on what is under the pointer.
 */
const targetsOf = (shapes) => {
  const some = shapes.slice(0, 2000)
  const without = (shape, covered) => !shapes.some((other) => other !== shape && covered(other))
  const alone = some.filter((shape) => without(shape, (other) => isNear(other, middleOf(shape))))
  const free = some.filter((shape) =>
    without(shape, (other) =>
      [middleOf(shape), ...(shape.points ?? []).slice(0, 1)].some((spot) => covers(other, spot)),
    ),
  )
  const ordered = [...new Set([...alone, ...free, ...shapes])]
  return { polygons: ordered.filter(({ kind }) => kind === 'polygon'), targets: ordered.slice(0, 16) }
}

const openSeat = (browser, { site, who, count }) =>
  who === 'ours'
    ? openOurs(browser, site.ours, shapesOf(count))
    : openPeer(browser, site[who], { count, box: surfaceBox })

/** Everything of one page in one run: a browser of its own, so that processor time is this page's alone. */
const measurePage = async ({ doing, ...place }) => {
  const browser = await launchBrowser()
  try {
    const seat = await openSeat(browser, place)
    const scene = targetsOf(shapesOf(place.count))
    const measured = { load: seat.loadMs, heap: await heapBytes(seat.session) }
    const asked = { ...interactions, ...(place.count <= comparedMost ? latencies : {}) }
    for (const [name, run] of Object.entries(asked))
      if (doing?.includes(name) ?? true) measured[name] = await run(seat, scene)
    return measured
  } finally {
    await browser.close()
  }
}

const heapOfEmpty = async (site, who) => {
  const browser = await launchBrowser()
  try {
    const seat = await openSeat(browser, { site, who, count: 0 })
    return await heapBytes(seat.session)
  } finally {
    await browser.close()
  }
}

const measureScenes = async (site, { runs, counts, alone, doing }) => {
  const measured = new Map()
  const keep = (key, value) => measured.set(key, [...(measured.get(key) ?? []), value])
  for (let run = 0; run < runs; run += 1) {
    for (const count of counts)
      for (const who of run % 2 === 0 ? ['ours', ...peers] : [...peers, 'ours'])
        keep(`${who} ${count}`, await measurePage({ site, who, count, doing }))
    for (const count of alone) keep(`ours ${count}`, await measurePage({ site, who: 'ours', count, doing }))
  }
  const empty = {}
  for (const who of ['ours', ...peers]) empty[who] = await heapOfEmpty(site, who)
  return { measured, empty }
}

/** Which scenes are measured, and how often. */
const planOf = (quick, { scenes, runs, doing }) => {
  const all = scenes ?? (quick ? [1_000] : [1_000, 10_000, 50_000, 200_000])
  return {
    counts: all.filter((count) => count <= comparedMost),
    alone: all.filter((count) => count > comparedMost),
    runs: runs ?? (quick ? 1 : 3),
    doing,
  }
}

const shapes = async ({ quick, part }) => {
  const browser = await launchBrowser()
  const files = {
    bytes: await photograph(browser),
    thumbnail: await photograph(browser, { width: 400, height: 300 }),
  }
  await browser.close()
  const site = await openSite(files)
  const plan = planOf(quick, part)
  try {
    const scenes = await measureScenes(site, plan)
    const compared = plan.counts.flatMap((count) => peers.flatMap((peer) => figuresOf(scenes, { count, peer })))
    return [...compared, ...growthFigures(scenes, plan.alone)]
  } finally {
    site.close()
  }
}

/** What can be measured alone. */
export const parts = { shapes, strokes: measureStrokes, items: nextItems, gigapixel, start: coldStart }

export const run = async ({ quick, part, parts: asked }) => {
  const chosen = part.scenes ? ['shapes'] : asked
  const figures = []
  for (const [name, measure] of Object.entries(parts))
    if (chosen.length === 0 || chosen.includes(name)) figures.push(...(await measure({ quick, part })))
  return figures
}
