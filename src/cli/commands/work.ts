import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import type { ProjectId } from '../../shared/ids.ts'
import { failureMessages } from '../../shared/failures.ts'
import { exitCodes, table } from '../output.ts'
import { withUnlocked, type GlobalOptions, type Seat } from '../seat.ts'

const syncOnce = async (seat: Seat): Promise<void> => {
  const report = await seat.call.work.sync({})
  seat.output.answer(report, () => [
    `Reached ${report.reachedAt}: ${String(report.received)} in, ${String(report.sent)} out`,
    ...report.wiped.map((wipe) => `Wiped project ${wipe.projectId}, certificate ${wipe.certificateId}`),
    ...report.problems.map((problem) => `${problem.message} ${problem.entry ?? ''} ${problem.code}`),
  ])
  if (report.problems.length > 0) process.exitCode = exitCodes.failed
}

/** `auxerta sync`, `auxerta renew`, `auxerta work …`. */
export const addWorkCommands = (program: Command): void => {
  program
    .command('sync')
    .description('meet the exchange: hand over, take in, carry out orders')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), syncOnce)
    })
  program
    .command('renew')
    .description('keep the statuses of your projects fresh, so that leases run on')
    .option('--project <id>', 'sign this project now, with this validity from now on')
    .option('--valid-minutes <n>', 'how long a status holds', Number)
    .option('--watch', 'go on until stopped', false)
    .option('--every-minutes <n>', 'with --watch', Number, 20)
    .action(
      async (
        given: { project?: string; validMinutes?: number; watch: boolean; everyMinutes: number },
        command: Command,
      ) => {
        await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
          do {
            if (given.project === undefined) await syncOnce(seat)
            else {
              const projectId = given.project as ProjectId
              const status = await seat.call.projects.renewStatus({
                projectId,
                validMinutes: given.validMinutes ?? null,
              })
              seat.output.answer(status, () => [`Signed ${status.issuedAt}, valid until ${status.validUntil}`])
            }
            if (given.watch) await sleep(given.everyMinutes * 60_000)
          } while (given.watch)
        })
      },
    )
  const work = program.command('work').description('what is assigned to you on this device')
  addList(work)
  addShardCommands(work)
}

const addList = (work: Command): void => {
  work.command('list').action(async (_given: unknown, command: Command) => {
    await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
      const list = await seat.call.work.list({})
      seat.output.answer(list, () =>
        table([
          ['Project', 'Shard', 'Id', 'Finished', 'Opens until', ''],
          ...list.projects.flatMap((project) =>
            project.shards.map((row) => [
              project.name,
              row.name,
              row.shardId,
              `${String(row.finished)}/${String(row.items)}`,
              row.lease.endsAt ?? '',
              row.shut ? failureMessages[row.shut] : '',
            ]),
          ),
        ]),
      )
    })
  })
}

const addShardCommands = (work: Command): void => {
  work
    .command('open')
    .description('ask whether a shard opens here; prints no content')
    .argument('<shard>')
    .action(async (shard: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.work.open({ shardId: shard })
        if (answer.outcome === 'refused') {
          const { reason } = answer.refusal
          seat.output.answer(answer, () => [
            failureMessages[reason],
            `${reason}  audit entry ${String(answer.refusal.auditEntry)}`,
          ])
          process.exitCode = exitCodes.refused
          return
        }
        seat.output.answer(answer, () => [
          `${answer.shard.shardName} opens: ${String(answer.shard.items.length)} items`,
        ])
      })
    })
  work
    .command('deliver')
    .description('seal finished items to the lead and hand them over')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.work.deliver({})
        seat.output.answer(answer, () => [`Delivered ${String(answer.items)} items. Receipt ${answer.receipt}.`])
      })
    })
  work
    .command('return')
    .description('give the assignment of a shard back, with every shard that came with it')
    .argument('<shard>')
    .action(async (shard: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.work.returnShard({ shardId: shard })
        seat.output.answer(answer, () => [
          `Given back: ${answer.shards.join(', ')}. Sealed for the lead: ${String(answer.items)} items.`,
          `Certificate ${answer.certificateId}`,
        ])
      })
    })
}
