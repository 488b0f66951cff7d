import { InvalidArgumentError, type Command } from 'commander'
import { basename } from 'node:path'
import type { SuggestionReport } from '../../shared/ipc/suggestions.ts'
import { table } from '../output.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'

interface AddOptions {
  readonly name?: string
  readonly shard?: string[]
  readonly scoreWhenMissing?: number
  readonly dryRun: boolean
}

const share = (value: string): number => {
  const parsed = Number(value)
  if (value.trim() === '' || !(parsed >= 0 && parsed <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.')
  return parsed
}

const lines = (report: SuggestionReport): string[] => [
  ...table([
    ['Shard', 'Id', 'Suggestions', 'Items', 'In place of'],
    ...report.shards.map((row) => [
      ...[row.shardName, row.shardId, String(row.labels), String(row.items)],
      row.replaces ?? '',
    ]),
  ]),
  ...report.leftOut.map(
    ({ reason, count, examples }) => `Left out: ${String(count)}, ${reason} (${examples.join(', ')})`,
  ),
]

const addAdd = (suggestions: Command): void => {
  suggestions
    .command('add')
    .description('encrypt what a file suggests beside the shards that it is for, in place of what was there')
    .argument('<project>')
    .argument('<file>', 'COCO with scores, or JSON Lines as they are exported')
    .option('--name <name>', 'where it comes from, as annotators read it; the name of the file without')
    .option('--shard <id...>', 'only for these shards')
    .option('--score-when-missing <n>', 'how certain is what has no score, 0 to 1; left out without', share)
    .option('--dry-run', 'only say what would be taken', false)
    .action(async (projectId: string, path: string, given: AddOptions, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const source = {
          projectId,
          file: seat.file(path),
          shardIds: given.shard ?? null,
          scoreWhenMissing: given.scoreWhenMissing ?? null,
        }
        const name =
          given.name ??
          basename(path)
            .replace(/\.\w+$/, '')
            .slice(0, 64)
        const report = given.dryRun
          ? await seat.call.suggestions.inspect(source)
          : await seat.call.suggestions.add({ ...source, name })
        seat.output.answer(report, () => lines(report))
      })
    })
}

/** `auxerta suggestions …`. */
export const addSuggestionCommands = (program: Command): void => {
  const suggestions = program.command('suggestions').description('labels that annotators accept or reject')
  suggestions
    .command('list')
    .argument('<project>')
    .action(async (projectId: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.suggestions.list({ projectId })
        seat.output.answer(rows, () =>
          table([
            ['Shard', 'From', 'Id', 'Suggestions', 'Items', 'Since'],
            ...rows.map((row) => [
              ...[row.shardName, row.name, row.setId],
              ...[String(row.labels), String(row.items), row.addedAt],
            ]),
          ]),
        )
      })
    })
  addAdd(suggestions)
  suggestions
    .command('remove')
    .description('take suggestions away wherever nobody accepted them')
    .argument('<project>')
    .argument('<set>')
    .action(async (projectId: string, setId: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.suggestions.remove({ projectId, setId })
        seat.output.answer(answer, () => [`Taken away ${answer.at}`])
      })
    })
}
