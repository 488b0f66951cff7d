import type { Command } from 'commander'
import { findNewPassphrase } from '../passphrase.ts'
import { withSeat, withUnlocked, type GlobalOptions } from '../seat.ts'
import { UsageError } from '../usage-error.ts'

/** `auxerta passphrase change`, `auxerta passphrase lost`. */
export const addPassphraseCommands = (program: Command): void => {
  const passphrase = program.command('passphrase').description('the passphrase of this home folder')
  passphrase
    .command('change')
    .description('replace the passphrase, and the keys of the home folder with it')
    .option('--new-passphrase-file <file>', 'file with the new passphrase; else AUXERTA_NEW_PASSPHRASE or a question')
    .action(async (given: { newPassphraseFile?: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      await withUnlocked(options, async (seat) => {
        const current = await seat.passphrase()
        const newPassphrase = await findNewPassphrase(given.newPassphraseFile)
        await seat.call.session.changePassphrase({ passphrase: current, newPassphrase })
        seat.output.answer({ changed: true }, () => ['Changed. Copies of the home folder from before open no more.'])
      })
    })
  passphrase
    .command('lost')
    .description('give up a home folder whose passphrase nobody knows: everything not yet sent is lost')
    .option('--confirm <word>', 'the word erase')
    .action(async (given: { confirm?: string }, command: Command) => {
      if (given.confirm !== 'erase')
        throw new UsageError('This destroys all work that was not sent. If that is meant, add --confirm erase.')
      const typedWord = given.confirm
      await withSeat(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const state = await seat.call.session.eraseHome({ typedWord })
        seat.output.answer(state, () => [
          'Erased. The audit trail stays. Join anew, and tell your lead about the old device.',
        ])
      })
    })
}
