export const round = (value) => Math.round(value * 1000) / 1000

export const hundredths = (value) => Math.round(value * 100) / 100

const sorted = (values) => [...values].sort((a, b) => a - b)

/** The value below which a share of the others lies; of two, the smaller one. */
export const quantile = (values, share) => sorted(values)[Math.floor((values.length - 1) * share)]

export const median = (values) => quantile(values, 0.5)

/** As {@link quantile}, but of two the larger one: for goals that the slow ones among few runs have to meet. */
export const upperQuantile = (values, share) =>
  sorted(values)[Math.min(Math.floor(values.length * share), values.length - 1)]

/** One figure of a measurement; `atLeast` and `atMost` are goals for the ratio of ours to the other. */
export const figure = ({ id, ours, other, otherName, unit, atLeast = null, atMost = null, spread = null }) => {
  const ratio = ours / other
  const goal = atLeast === null ? (atMost === null ? null : `ratio at most ${atMost}`) : `ratio at least ${atLeast}`
  const ok = (atLeast === null || ratio >= atLeast) && (atMost === null || ratio <= atMost)
  return { id, ours: round(ours), other: round(other), otherName, unit, ratio: round(ratio), goal, ok, spread }
}

/** Says that there is nothing to compare with. */
export const notMeasured = (id, ours, why) => ({
  ...{ id, ours, other: null, otherName: why, unit: 'GB/s', ratio: null, goal: null, ok: true, spread: null },
})
