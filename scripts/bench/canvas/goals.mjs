import { median, quantile, round } from '../figures/figures.mjs'

/** Turns what was measured into figures with the goals of the canvas. */

const frameMs = 1000 / 60
const moves = ['zoom', 'pan', 'drag', 'draw']
const answers = ['select', 'hover', 'add']

/** A tenth of a frame is the grain of the clock of frames. */
const grainMs = frameMs / 10

const figure = ({ id, ours, other, otherName, unit, atMost, most = null }) => {
  const [own, theirs] = [median(ours), median(other)]
  const ratio = own / theirs
  const goals = [
    ...(atMost === null ? [] : [{ words: `ratio at most ${atMost}`, ok: ratio <= atMost }]),
    ...(most === null ? [] : [{ words: `at most ${round(most)} ${unit}`, ok: own <= most }]),
  ]
  return {
    ...{ id, ours: round(own), other: round(theirs), otherName, unit, ratio: round(ratio) },
    goal: goals.length === 0 ? null : goals.map(({ words }) => words).join(', '),
    ok: goals.every(({ ok }) => ok),
    spread: { ours: [quantile(ours, 0), quantile(ours, 1)].map(round), other: [quantile(other, 0), quantile(other, 1)].map(round), runs: ours.length }, // prettier-ignore
  }
}

const p95 = (values) =>
  quantile(values.filter((value) => value !== null).concat(values.includes(null) ? 4_000 : []), 0.95)

/** Figures of a scene against one peer. */
export const figuresOf = ({ measured, empty }, { count, peer }) => {
  const [own, their] = [measured.get(`ours ${count}`), measured.get(`${peer} ${count}`)]
  const pair = (read) => ({ ours: own.map(read), other: their.map(read), otherName: peer })
  const id = (name) => `canvas.${count}.${name}.${peer}`
  const cpuMost = peer === 'konva' ? 0.1 : 0.4
  const isAnnotorious = peer === 'annotorious'
  /** A run of a part leaves the rest out. */
  const isMeasured = (name) => name in own[0]
  const heap = (who) => (one) => (one.heap - empty[who]) / 1e6
  return [
    ...moves.filter(isMeasured).flatMap((name) => [
      figure({ id: id(`${name}.frame-p95`), ...pair((one) => quantile(one[name].intervals, 0.95)), unit: 'ms', atMost: null, most: frameMs + grainMs }), // prettier-ignore
      figure({ id: id(`${name}.missed`), ...pair((one) => one[name].missed * 100), unit: '% of frames', atMost: null, most: 1 }), // prettier-ignore
      figure({ id: id(`${name}.cpu`), ...pair((one) => one[name].cpuMs), unit: 'ms per event', atMost: cpuMost }),
    ]),
    ...answers.filter(isMeasured).map(
      (name) =>
      figure({ id: id(`${name}.p95`), ...pair((one) => p95(one[name])), unit: 'ms', atMost: isAnnotorious ? 0.4 : null, most: 2 * frameMs + grainMs }), // prettier-ignore
    ),
    figure({ id: id('load'), ...pair((one) => one.load), unit: 'ms', atMost: isAnnotorious ? 0.6 : null }),
    figure({ id: id('heap'), ours: own.map(heap('ours')), other: their.map(heap(peer)), otherName: peer, unit: 'MB', atMost: isAnnotorious ? null : 1.5 }), // prettier-ignore
  ]
}

/** Figures of the dense scenes against ours of 10,000 shapes. */
export const growthFigures = ({ measured }, counts) =>
  counts.flatMap((count) => {
    const own = measured.get(`ours ${count}`)
    // Without the scene of 10,000 in the same run there is nothing that the load could be held against.
    const base = measured.get('ours 10000') ?? own
    const isCompared = base !== own
    const pair = (read) => ({
      ours: own.map(read),
      other: base.map(read),
      otherName: isCompared ? 'ours at 10000' : 'itself',
    })
    const frames = count > 50_000 ? 2 : 1
    return [
      ...['zoom', 'pan', 'drag']
        .filter((name) => name in own[0])
        .map(
          (name) =>
        figure({ id: `canvas.${count}.${name}.frame-p95`, ...pair((one) => quantile(one[name].intervals, 0.95)), unit: 'ms', atMost: null, most: frames * frameMs + grainMs }), // prettier-ignore
        ),
      figure({
        id: `canvas.${count}.load`,
        ...pair((one) => one.load),
        unit: 'ms',
        atMost: count > 50_000 || !isCompared ? null : 4,
      }),
    ]
  })
