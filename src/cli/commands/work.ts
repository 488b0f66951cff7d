import type { Command } from 'commander'
import { failureMessages } from '../../shared/failures.ts'
import { exitCodes, table } from '../output.ts'
import { withUnlocked, type GlobalOptions, type Seat } from '../seat.ts'

/** Meets the exchange once and says what it brought. */
export const syncOnce = async (seat: Seat): Promise<void> => {
  const report = await seat.call.work.sync({})
  seat.output.answer(report, () => [
    `Reached ${report.reachedAt}: ${String(report.received)} in, ${String(report.sent)} out`,
    ...report.wiped.map((wipe) => `Wiped project ${wipe.projectId}, certificate ${wipe.certificateId}`),
    ...report.problems.map((problem) => `${problem.message} ${problem.entry ?? ''} ${problem.code}`),
  ])
  if (report.problems.length > 0) process.exitCode = exitCodes.failed
}

/** `auxerta sync`, `auxerta work …`. */
export const addWorkCommands = (program: Command): void => {
  program
    .command('sync')
    .description('meet the exchange: hand over, take in, carry out orders')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), syncOnce)
    })
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
