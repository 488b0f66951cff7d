/**
 * A wipe's part that matters costs the same whatever lies in the cache: time until the keys are destroyed, for 10 MB and for 5 GB.
 *
 * Each run is the whole wipe of a completed project on a station of its own, steps as its certificate tells them. The cached
 * shard is stretched to the size wanted (a sparse file: what is timed ends before any file is deleted, and no step before
 * that reads one). The time until everything is done, deletion and the search for residue included, is shown beside it.
 */
import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { finishItem, openProject } from '../../tests/support/assigned.ts'
import { figure, quantile } from './figures/figures.mjs'

const megabyte = 1_000_000
const sizes = { small: 10 * megabyte, large: 5_000 * megabyte }
const lastStep = 'keys-destroyed'

/** @returns Milliseconds until the keys are destroyed, and in all. */
const wipeOnce = async (sizeBytes) => {
  const { office, projectId, first, assign } = await openProject()
  try {
    const { lead, annotator } = office
    await assign(first)
    await annotator.call.work.sync({})
    await finishItem(annotator, first, 0)
    await annotator.call.work.deliver({})
    const cache = join(annotator.homeDir, 'cache')
    for (const name of readdirSync(cache)) if (name.endsWith('.tar')) truncateSync(join(cache, name), sizeBytes)
    await lead.call.projects.complete({ projectId, typedName: 'Historic plates' })
    const { wiped } = await annotator.call.work.sync({})
    const { steps } = await annotator.call.device.certificate({ certificateId: wiped[0]?.certificateId ?? '' })
    const until = steps.findIndex(({ step }) => step === lastStep)
    const sum = (some) => some.reduce((total, { ms }) => total + ms, 0)
    return { keys: sum(steps.slice(0, until + 1)), all: sum(steps) }
  } finally {
    await office.close()
  }
}

export const run = async ({ quick }) => {
  const runs = quick ? 3 : 9
  const times = { small: [], large: [] }
  for (let round = -1; round < runs; round += 1)
    for (const size of round % 2 === 0 ? ['small', 'large'] : ['large', 'small']) {
      const taken = await wipeOnce(sizes[size])
      if (round >= 0) times[size].push(taken)
    }
  const median = (size, what) =>
    quantile(
      times[size].map((taken) => taken[what]),
      0.5,
    )
  const shared = { otherName: '10 MB', unit: 'ms', spread: { runs } }
  return [
    figure({
      ...{ id: 'wipe.keys-destroyed', ours: median('large', 'keys'), other: median('small', 'keys') },
      ...{ ...shared, atMost: 1.2 },
    }),
    figure({ id: 'wipe.everything', ours: median('large', 'all'), other: median('small', 'all'), ...shared }),
  ]
}
