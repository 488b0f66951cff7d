import { Command, CommanderError } from 'commander'
import { addAuditCommands } from './commands/audit.ts'
import { addMemberCommands, addOrganisationCommands } from './commands/organisation.ts'
import { addModelCommands } from './commands/model.ts'
import { addPassphraseCommands } from './commands/passphrase.ts'
import { addProjectCommands } from './commands/project.ts'
import { addProofCommands } from './commands/proof.ts'
import { addRenewCommand } from './commands/renew.ts'
import { addReviewCommands } from './commands/review.ts'
import { addSuggestionCommands } from './commands/suggestions.ts'
import { UsageError } from './usage-error.ts'
import { addWorkCommands } from './commands/work.ts'
import { thisBuild } from '../main/this-build.ts'
import { createOutput, describeError, exitCodeOf, exitCodes } from './output.ts'

const build = (): Command => {
  const program = new Command('auxerta')
    .description('Auxerta Workstation from the command line: the same services as the app, for leads, IT and scripts.')
    .version(thisBuild.version)
    .option('--home <dir>', 'the home folder; the one of this account without')
    .option('--json', 'answer with one JSON value')
    .option('--passphrase-file <file>', 'file with the passphrase; else AUXERTA_PASSPHRASE or a question')
    .addHelpText('after', '\nEnds with 0 done, 1 failed, 2 used wrongly, 3 refused.\n')
    .exitOverride()
    .showHelpAfterError()
  addOrganisationCommands(program)
  addMemberCommands(program)
  addPassphraseCommands(program)
  addProjectCommands(program)
  addModelCommands(program)
  addSuggestionCommands(program)
  addWorkCommands(program)
  addRenewCommand(program)
  addReviewCommands(program)
  addProofCommands(program)
  addAuditCommands(program)
  for (const command of program.commands) inherit(command)
  return program
}

/** Subcommands end as the program does: by throwing, so that the exit code is one of ours. */
const inherit = (command: Command): void => {
  command.exitOverride()
  for (const child of command.commands) inherit(child)
}

const codeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  return exitCodeOf(describeError(error).code)
}

try {
  await build().parseAsync()
} catch (error) {
  process.exitCode = codeOf(error)
  const output = createOutput(process.argv.includes('--json'))
  if (!(error instanceof CommanderError)) {
    const { code, message } = describeError(error)
    output.fail(code, message)
  } else if (error instanceof UsageError) {
    output.fail('INPUT_INVALID', error.message)
  }
}
