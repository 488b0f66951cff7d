import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { isFailure } from '../../shared/failures.ts'
import { withUnlocked, type GlobalOptions, type Seat } from '../seat.ts'
import { syncOnce } from './work.ts'

interface Given {
  readonly project?: string
  readonly validMinutes?: number
  readonly watch: boolean
  readonly everyMinutes: number
}

const minuteMs = 60_000

/** Meets the exchange, which renews what is due, or signs one project now. */
const renewOnce = async (seat: Seat, given: Given): Promise<void> => {
  if (given.project === undefined) {
    await syncOnce(seat)
    return
  }
  const validMinutes = given.validMinutes ?? null
  const status = await seat.call.projects.renewStatus({ projectId: given.project, validMinutes })
  seat.output.answer(status, () => [`Signed ${status.issuedAt}, valid until ${status.validUntil}`])
}

/** Ends when the process is asked to; the home folder is then closed as after any command. */
const stopSignal = (): AbortSignal => {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    void once(process, name).then(() => {
      stop.abort()
    })
  return stop.signal
}

/**
 * Renews until stopped. An exchange that is away is tried again after 1, 2, 4 … minutes, never later than the usual turn;
 * anything else ends it, so that whoever supervises it notices.
 */
const watch = async (seat: Seat, given: Given): Promise<void> => {
  const stop = stopSignal()
  const everyMs = Math.max(given.everyMinutes, 0.01) * minuteMs
  for (let failed = 0; !stop.aborted;) {
    try {
      await renewOnce(seat, given)
      failed = 0
    } catch (error) {
      if (!isFailure(error, 'EXCHANGE_UNREACHABLE')) throw error
      failed++
      seat.output.fail(error.code, error.message)
    }
    const waitMs = failed === 0 ? everyMs : Math.min(everyMs, 2 ** (failed - 1) * minuteMs)
    await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** `auxerta renew`: keeps statuses and the membership fresh, once or unattended. */
export const addRenewCommand = (program: Command): void => {
  program
    .command('renew')
    .description(
      'keep the statuses of your projects, and the membership where the root is, fresh, so that leases run on',
    )
    .option('--project <id>', 'sign this project now, with this validity from now on')
    .option('--valid-minutes <n>', 'how long a status holds', Number)
    .option('--watch', 'go on until stopped; holds the home folder meanwhile', false)
    .option('--every-minutes <n>', 'with --watch', Number, 20)
    .action(async (given: Given, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), (seat) =>
        given.watch ? watch(seat, given) : renewOnce(seat, given),
      )
    })
}
