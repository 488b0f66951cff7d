import type { Command } from 'commander'
import { table } from '../output.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'

interface DecideOptions {
  readonly comment: string[]
}

/** `auxerta review …`. */
export const addReviewCommands = (program: Command): void => {
  const review = program.command('review').description('delivered work')
  review.command('queue').action(async (_given: unknown, command: Command) => {
    await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
      const rows = await seat.call.review.queue({})
      seat.output.answer(rows, () =>
        table([
          ['Project', 'Shard', 'Shard id', 'By', 'Waiting', 'Accepted', 'Returned'],
          ...rows.map((row) => [
            row.projectName,
            row.shardName,
            row.shardId,
            row.memberName,
            String(row.waiting),
            String(row.accepted),
            String(row.returned),
          ]),
        ]),
      )
    })
  })
  for (const decision of ['accept', 'return'] as const)
    review
      .command(decision)
      .argument('<project>')
      .argument('<shard>')
      .argument('<item>', 'place in the shard, from 0', Number)
      .option('--comment <text...>', 'return needs one', [])
      .action(async (project: string, shard: string, index: number, given: DecideOptions, command: Command) => {
        await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
          const answer = await seat.call.review.decide({
            projectId: project,
            shardId: shard,
            index,
            decision,
            comments: given.comment.map((text) => ({ text })),
          })
          seat.output.answer(answer, () => [`${answer.decision} ${answer.at}`])
        })
      })
}
