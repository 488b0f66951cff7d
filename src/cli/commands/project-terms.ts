import type { Command } from 'commander'
import { readItemNumbers } from '../../shared/item-numbers.ts'
import { table } from '../output.ts'
import { readOntology, readPolicy } from '../reading.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'
import { UsageError } from '../usage-error.ts'

/** `auxerta project policy`, `auxerta project ontology`. */
const addTerms = (project: Command): void => {
  project
    .command('policy')
    .description('sign other rules for devices; assignments made before keep their regions and their grace')
    .argument('<project>')
    .argument('<file>', 'JSON: what devices must do')
    .action(async (id: string, file: string, _given: unknown, command: Command) => {
      const policy = readPolicy(file)
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.setPolicy({ projectId: id, policy })
        seat.output.answer(answer, () => [`In force since ${answer.at}.`])
      })
    })
  project
    .command('ontology')
    .description('sign the next version of the classes; those that exist stay, with the ways they are drawn')
    .argument('<project>')
    .argument('<file>', 'JSON: version and classes')
    .action(async (id: string, file: string, _given: unknown, command: Command) => {
      const ontology = readOntology(file)
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.setOntology({ projectId: id, ontology })
        seat.output.answer(answer, () => [`Version ${String(answer.version)} is signed.`])
      })
    })
}

/** `auxerta project hold`, `auxerta project release`. */
const addHolds = (project: Command): void => {
  project
    .command('hold')
    .description('forbid to destroy anything of your copy until released; access still closes, workstations still wipe')
    .argument('<project>')
    .requiredOption('--reason <words>', 'why')
    .option('--reference <words>', 'a case, a contract or a letter', '')
    .action(async (id: string, given: { reason: string; reference: string }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.placeHold({ projectId: id, ...demandOf(given) })
        seat.output.answer(answer, () => [`Hold ${answer.holdId}`])
      })
    })
  project
    .command('release')
    .description('lift a hold; what it put off happens at the next contact')
    .argument('<project>')
    .argument('<hold>')
    .action(async (id: string, hold: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.releaseHold({ projectId: id, holdId: hold })
        seat.output.answer(answer, () => [`Released ${answer.at}.`])
      })
    })
}

const demandOf = ({ reason, reference }: { readonly reason: string; readonly reference: string }) => ({
  reason,
  reference,
})

const addErase = (project: Command): void => {
  project
    .command('erase')
    .description('destroy items for good, everywhere; the rest of the shard goes on. Cannot be undone')
    .argument('<project>')
    .requiredOption('--shard <id>')
    .requiredOption('--items <numbers>', 'as the workbench counts them, from 1: 18 or 3,5-7')
    .action(async (id: string, given: { shard: string; items: string }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const { shards } = await seat.call.projects.show({ projectId: id })
        const shard = shards.find((row) => row.shardId === given.shard || row.name === given.shard)
        if (!shard) throw new UsageError('The project has no such shard.')
        const read = readItemNumbers(given.items, shard.items)
        if ('problem' in read) throw new UsageError(read.problem)
        const { shardId } = shard
        const answer = await seat.call.projects.eraseItems({ projectId: id, shardId, indexes: [...read.indexes] })
        seat.output.answer(answer, () => [
          `${shard.name} goes on as version ${String(answer.version)}. Certificate ${answer.certificateId}.`,
          `Assignments renewed: ${String(answer.renewed)}; ended, to be assigned again: ${String(answer.ended)}`,
        ])
      })
    })
}

/** `auxerta project delete`. */
const addDelete = (project: Command): void => {
  project
    .command('delete')
    .description('a client asks for deletion: complete, wipe everywhere, destroy your own copy. Cannot be undone')
    .argument('<project>')
    .requiredOption('--typed-name <name>', 'the name of the project, typed out')
    .requiredOption('--reason <words>', 'who asks, and why')
    .option('--reference <words>', 'a case, a contract or a letter', '')
    .action(async (id: string, given: { typedName: string; reason: string; reference: string }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const { typedName } = given
        const answer = await seat.call.projects.requestDeletion({ projectId: id, typedName, ...demandOf(given) })
        seat.output.answer(answer, () => [
          answer.isHeld
            ? `Requested ${answer.at}. Your own copy stays until the last hold is released.`
            : `Requested ${answer.at}. Your own copy is destroyed.`,
        ])
      })
    })
}

/** `auxerta project ended`, `auxerta project report`. */
const addEnded = (project: Command): void => {
  project
    .command('ended')
    .description('projects whose copy here is gone')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.projects.ended({})
        seat.output.answer(rows, () =>
          table([
            ['Project', 'Id', 'Destroyed', 'Why', 'Certificates', 'Outstanding'],
            ...rows.map((row) => [
              row.name,
              row.projectId,
              row.wipedAt,
              row.cause,
              String(row.certificates),
              String(row.outstanding),
            ]),
          ]),
        )
      })
    })
  project
    .command('report')
    .description('write what proves the deletion into a folder; check it with verify-report')
    .argument('<project>')
    .argument('<dir>')
    .action(async (id: string, dir: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.projects.deletionReport({ projectId: id, folder: seat.folder(dir) })
        seat.output.answer(answer, () => [
          answer.files.join(', '),
          answer.ok ? 'Everything holds.' : `Outstanding: ${String(answer.outstanding)}. Something does not hold.`,
        ])
      })
    })
}

/** Terms that change, holds, erased items, deletion. */
export const addEndingCommands = (project: Command): void => {
  addTerms(project)
  addHolds(project)
  addErase(project)
  addDelete(project)
  addEnded(project)
}
