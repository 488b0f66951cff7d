import { readFileSync, readdirSync } from 'node:fs'

/** Parent of each process, by its id. */
const parents = () =>
  new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const words = readFileSync(`/proc/${name}/stat`, 'utf8')
          return [[Number(name), Number(words.slice(words.lastIndexOf(')') + 2).split(' ')[1])]]
        } catch {
          return []
        }
      }),
  )

const proportional = (pid) => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Megabytes that all processes below this one hold; memory that they share counts once. Linux only. */
export const memoryBelowMb = () => {
  const all = parents()
  const isBelow = (pid) => {
    for (let at = all.get(pid); at !== undefined && at > 1; at = all.get(at)) if (at === process.pid) return true
    return false
  }
  return [...all.keys()].filter(isBelow).reduce((sum, pid) => sum + proportional(pid), 0)
}
