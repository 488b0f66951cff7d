import type { Command } from 'commander'
import type { ClassId } from '../../shared/labels/base.ts'
import type { ModelRow } from '../../shared/ipc/models.ts'
import type { Ontology } from '../../shared/labels/ontology.ts'
import { table } from '../output.ts'
import { withUnlocked, type GlobalOptions, type Seat } from '../seat.ts'
import { UsageError } from '../usage-error.ts'

const classesOf = async (seat: Seat, projectId: string): Promise<Ontology['classes']> =>
  (await seat.call.projects.show({ projectId })).ontology.classes

/** Reads `theirs=ours`; ours is a class by id or name, or nothing where nobody wants it. */
const readPair = (pair: string, classes: Ontology['classes']): [string, ClassId | null] => {
  const cut = pair.lastIndexOf('=')
  if (cut < 1) throw new UsageError(`Say --class as MODEL=PROJECT, not "${pair}".`)
  const wanted = pair.slice(cut + 1).trim()
  if (wanted === '') return [pair.slice(0, cut), null]
  const found = classes.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase())
  if (!found) throw new UsageError(`The project has no class "${wanted}".`)
  return [pair.slice(0, cut), found.id]
}

/** The classes of the same name, with what was said otherwise. @throws {@link UsageError} for a class that the model does not have */
const chosen = (found: ModelRow['classes'], pairs: readonly [string, ClassId | null][]): (ClassId | null)[] => {
  const said = new Map(pairs)
  const unknown = pairs.find(([name]) => !found.some((entry) => entry.name === name))
  if (unknown) throw new UsageError(`The model has no class "${unknown[0]}".`)
  return found.map(({ name, classId }) => (said.has(name) ? (said.get(name) ?? null) : classId))
}

const addAdd = (model: Command): void => {
  model
    .command('add')
    .description('try a model out, encrypt it and hand it to every device of the project')
    .argument('<project>')
    .argument('<dir>', 'folder with a model.json and the files that it names')
    .option(
      '--class <pair...>',
      'MODEL=PROJECT: which class a class of the model is; empty after = for none. The same name without',
    )
    .option('--replaces <model>', 'id of the model whose place it takes')
    .action(
      async (projectId: string, dir: string, given: { class?: string[]; replaces?: string }, command: Command) => {
        await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
          const folder = seat.folder(dir)
          const classes = await classesOf(seat, projectId)
          const pairs = (given.class ?? []).map((pair) => readPair(pair, classes))
          const found = await seat.call.models.inspect({ projectId, folder })
          const classIds = chosen(found.classes, pairs)
          const { modelId } = await seat.call.models.add({
            ...{ projectId, folder, classIds },
            replaces: given.replaces ?? null,
          })
          const named = found.classes.map(({ name }, at) => ({ name, classId: classIds[at] ?? null }))
          seat.output.answer({ modelId, name: found.name, kind: found.kind, classes: named }, () => [
            `${found.name}  ${modelId}`,
            ...named.map(({ name, classId }) => `${name}: ${classId ?? 'not wanted'}`),
          ])
        })
      },
    )
}

/** `auxerta model …`. */
export const addModelCommands = (program: Command): void => {
  const model = program.command('model').description('models that help annotators, on their machines')
  model
    .command('list')
    .argument('<project>')
    .action(async (projectId: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.models.list({ projectId })
        seat.output.answer(rows, () =>
          table([
            ['Model', 'Id', 'Kind', 'Bytes', 'Classes', 'Terms'],
            ...rows.map((row) => [
              ...[row.name, row.modelId, row.kind, String(row.sizeBytes)],
              row.classes.map(({ name, classId }) => `${name}=${classId ?? ''}`).join(' '),
              row.licence,
            ]),
          ]),
        )
      })
    })
  addAdd(model)
  model
    .command('remove')
    .description('take a model away from every device of the project')
    .argument('<project>')
    .argument('<model>')
    .action(async (projectId: string, modelId: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.models.remove({ projectId, modelId })
        seat.output.answer(answer, () => [`Removed ${answer.at}`])
      })
    })
}
