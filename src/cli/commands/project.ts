import { InvalidArgumentError, type Command } from 'commander'
import { defaultPolicy } from '../../shared/access/policy.ts'
import { table } from '../output.ts'
import { readOntology, readPolicy } from '../reading.ts'
import { withUnlocked, type GlobalOptions, type Seat } from '../seat.ts'
import { addEndingCommands } from './project-terms.ts'

const moment = (value: string): string => {
  const time = Date.parse(value)
  if (Number.isNaN(time)) throw new InvalidArgumentError('Give a moment such as 2026-12-01T18:00:00Z.')
  return new Date(time).toISOString()
}

const number = (value: string): number => {
  const parsed = Number(value)
  if (!Number.isFinite(parsed)) throw new InvalidArgumentError('Give a number.')
  return parsed
}

/** Shows the progress notices of a task while it runs. */
const withProgress = async <T>(seat: Seat, what: string, work: () => Promise<T>): Promise<T> => {
  const bar = seat.output.progress(what)
  const stop = seat.onNotice((group, name, payload) => {
    if (group !== 'projects' || name !== 'progress') return
    const { done, total } = payload as { done: number; total: number }
    bar.update(done, total)
  })
  try {
    return await work()
  } finally {
    stop()
    bar.end()
  }
}

const addMaking = (project: Command): void => {
  project
    .command('create')
    .requiredOption('--name <name>')
    .requiredOption('--client <name>', 'whose data it is')
    .requiredOption('--ontology <file>', 'JSON: version and classes')
    .option('--policy <file>', 'JSON: what devices must do; the defaults are strict')
    .option('--due <moment>', 'when the work is due', moment)
    .action(
      async (
        given: { name: string; client: string; ontology: string; policy?: string; due?: string },
        command: Command,
      ) => {
        await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
          const made = await seat.call.projects.create({
            name: given.name,
            client: given.client,
            dueAt: given.due ?? null,
            ontology: readOntology(given.ontology),
            policy: given.policy === undefined ? defaultPolicy : readPolicy(given.policy),
          })
          seat.output.answer(made, () => [`${made.name}  ${made.projectId}`])
        })
      },
    )
}

const addImport = (project: Command): void => {
  project
    .command('import')
    .description('build encrypted shards from a folder')
    .argument('<project>')
    .argument('<dir>')
    .option('--shard <name>', 'name of the shards', 'shard')
    .option('--items-per-shard <n>', '', number, 200)
    .action(async (id: string, dir: string, given: { shard: string; itemsPerShard: number }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const built = await withProgress(seat, 'Sealing', () =>
          seat.call.projects.importFolder({
            projectId: id,
            folder: seat.folder(dir),
            shardName: given.shard,
            itemsPerShard: given.itemsPerShard,
          }),
        )
        seat.output.answer(built, () => [
          ...table([
            ['Shard', 'Id', 'Items', 'Bytes'],
            ...built.shards.map((s) => [s.name, s.shardId, String(s.items), String(s.sizeBytes)]),
          ]),
          ...built.skipped.map((file) => `Left out: ${file.name}: ${file.reason}`),
          ...built.noted.map((file) => `To know: ${file.name}: ${file.note}`),
        ])
      })
    })
}

interface AssignOptions {
  readonly shard: string[]
  readonly device: string
  readonly from?: string
  readonly until: string
  readonly offlineHours: number
}

const addGranting = (project: Command): void => {
  project
    .command('assign')
    .description('let a member open shards on one device')
    .argument('<project>')
    .requiredOption('--shard <id...>')
    .requiredOption('--device <id>')
    .option('--from <moment>', 'when it begins; now without', moment)
    .requiredOption('--until <moment>', 'when it ends', moment)
    .option('--offline-hours <n>', 'how long without the exchange', number, 72)
    .action(async (id: string, given: AssignOptions, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.assign({
          projectId: id,
          shardIds: given.shard,
          deviceId: given.device,
          role: 'annotate',
          notBefore: given.from ?? null,
          expires: given.until,
          offlineLeaseHours: given.offlineHours,
        })
        seat.output.answer(answer, () => [`Granted ${answer.grantId}`])
      })
    })
  project
    .command('revoke')
    .argument('<project>')
    .argument('<grant>')
    .action(async (id: string, grant: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.revoke({ projectId: id, grantId: grant })
        seat.output.answer(answer, () => [`Taken back ${answer.at}`])
      })
    })
}

const addEnding = (project: Command): void => {
  project
    .command('export')
    .argument('<project>')
    .argument('<dir>')
    .requiredOption('--format <id>', 'coco, conll-2003 or jsonl')
    .option('--all', 'everything delivered, not only what was accepted', false)
    .action(async (id: string, dir: string, given: { format: string; all: boolean }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await withProgress(seat, 'Exporting', () =>
          seat.call.projects.export({
            projectId: id,
            format: given.format,
            folder: seat.folder(dir),
            onlyAccepted: !given.all,
          }),
        )
        seat.output.answer(answer, () => [
          `${String(answer.items)} items, ${String(answer.labels)} labels: ${answer.files.join(', ')}`,
          ...answer.losses.map((loss) => `Not carried: ${loss.what} (${String(loss.count)})`),
        ])
      })
    })
  project
    .command('complete')
    .description('order every device to wipe the project; cannot be undone')
    .argument('<project>')
    .requiredOption('--typed-name <name>', 'the name of the project, typed out')
    .action(async (id: string, given: { typedName: string }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.complete({ projectId: id, typedName: given.typedName })
        seat.output.answer(answer, () => [`Complete ${answer.at}; ${String(answer.devices)} workstations wipe it.`])
      })
    })
}

const addLooking = (project: Command): void => {
  project.command('list').action(async (_given: unknown, command: Command) => {
    await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
      const rows = await seat.call.projects.list({})
      seat.output.answer(rows, () =>
        table([
          ['Project', 'Client', 'Id', 'State', 'Items', 'Delivered', 'Accepted'],
          ...rows.map((row) => [
            row.name,
            row.client,
            row.projectId,
            row.state,
            String(row.items),
            String(row.delivered),
            String(row.accepted),
          ]),
        ]),
      )
    })
  })
  project
    .command('show')
    .argument('<project>')
    .action(async (id: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const detail = await seat.call.projects.show({ projectId: id })
        seat.output.answer(detail, () => [
          `${detail.name}, ${detail.client}, ${detail.state}`,
          ...table([
            ['Shard', 'Id', 'Items', 'Delivered', 'Assigned'],
            ...detail.shards.map((s) => [
              s.name,
              s.shardId,
              String(s.items),
              String(s.delivered),
              s.assignments.map((a) => `${a.memberName} ${a.state} until ${a.expires}`).join('; '),
            ]),
          ]),
          ...detail.holds.map((hold) => `Hold ${hold.holdId} since ${hold.at}: ${hold.reason} ${hold.reference}`),
          ...(detail.deletion ? [`Deletion requested ${detail.deletion.at}: ${detail.deletion.reason}`] : []),
          ...(detail.retentionEndsAt ? [`Kept until ${detail.retentionEndsAt}`] : []),
        ])
      })
    })
}

/** `auxerta project …`. */
export const addProjectCommands = (program: Command): void => {
  const project = program.command('project').description('projects, their shards, assignments and exports')
  addLooking(project)
  addMaking(project)
  addImport(project)
  addGranting(project)
  addEnding(project)
  addEndingCommands(project)
}
