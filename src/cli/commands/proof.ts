import { readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { openExchange } from '../../main/transports/index.ts'
import { publicKey, type PublicKey } from '../../main/guard/trust/key-pairs.ts'
import { readOrganisation } from '../../main/station/membership.ts'
import { verifyExchange } from '../../main/station/verify/verify-exchange.ts'
import { Failure } from '../../shared/failures.ts'
import { resolve } from 'node:path'
import { createOutput, exitCodes, table } from '../output.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'
import { UsageError } from '../usage-error.ts'

const readRoot = (file: string): PublicKey => {
  try {
    return publicKey.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new UsageError('The root file is not a P-256 public key in JSON (JWK).')
  }
}

/** `auxerta verify`, `auxerta root`: need no home folder and no passphrase. */
const addVerify = (program: Command): void => {
  program
    .command('root')
    .description('write down the root public key of an exchange; compare its fingerprint before you rely on it')
    .requiredOption('--exchange <dir>')
    .requiredOption('--out <file>')
    .action(async (given: { exchange: string; out: string }, command: Command) => {
      const output = createOutput(command.optsWithGlobals<GlobalOptions>().json ?? false)
      const organisation = await readOrganisation(openExchange({ kind: 'folder', path: resolve(given.exchange) }))
      if (!organisation) throw new Failure('NOT_FOUND')
      writeFileSync(given.out, JSON.stringify(organisation.root))
      output.answer({ organisation: organisation.name }, () => [organisation.name])
    })
  program
    .command('verify')
    .description('check logs, shards, certificates and audit checkpoints with the root public key alone')
    .requiredOption('--exchange <dir>')
    .requiredOption('--root <file>', 'the root public key, JWK')
    .option('--project <id>', 'only this project')
    .action(async (given: { exchange: string; root: string; project?: string }, command: Command) => {
      const output = createOutput(command.optsWithGlobals<GlobalOptions>().json ?? false)
      const bar = output.progress('Checking')
      const report = await verifyExchange({
        exchange: openExchange({ kind: 'folder', path: resolve(given.exchange) }),
        root: readRoot(given.root),
        projectId: given.project ?? null,
        onProgress: bar.update,
      })
      bar.end()
      output.answer(report, () => [
        ...report.checks.map((entry) => `${entry.ok ? 'ok    ' : 'BROKEN'}  ${entry.what}: ${entry.found}`),
        report.ok ? 'Everything holds.' : 'Something does not hold.',
      ])
      if (!report.ok) process.exitCode = exitCodes.failed
    })
}

/** `auxerta audit`. */
const addAudit = (program: Command): void => {
  program
    .command('audit')
    .description('the audit trail of this device, newest first')
    .option('--refused', 'only what was refused', false)
    .option('--limit <n>', '', Number, 50)
    .action(async (given: { refused: boolean; limit: number }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const verdict = await seat.call.device.verifyAudit({})
        const page = await seat.call.device.audit({ before: null, limit: given.limit, refusedOnly: given.refused })
        seat.output.answer({ verdict, ...page }, () => [
          verdict.whole
            ? `Chain whole, ${String(verdict.entries)} entries`
            : `Chain broken at entry ${String(verdict.brokenAt)}`,
          ...table(
            page.entries.map((row) => [
              String(row.entry),
              row.at,
              row.event,
              row.result,
              row.reason ?? '',
              row.subject ?? '',
            ]),
          ),
        ])
      })
    })
}

/** `auxerta device`, `auxerta certificates`. */
const addDevice = (program: Command): void => {
  program
    .command('device')
    .description('how this device stands')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const overview = await seat.call.device.overview({})
        seat.output.answer(overview, () => [
          `${overview.name}, ${overview.system}`,
          `Key store  ${overview.keyStore.backend}`,
          `Clock      ${overview.clock.inStep ? 'in step' : `behind by ${String(overview.clock.behindSeconds)} s`}`,
          `Waiting    ${String(overview.delivery.waiting)} items`,
          ...table(
            overview.holdings.map((row) => [
              row.name,
              row.client,
              row.lease.endsAt ?? '',
              `${String(row.sizeBytes)} bytes`,
            ]),
          ),
        ])
      })
    })
  program
    .command('certificates')
    .description('certificates of sanitisation on this device')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.device.certificates({})
        seat.output.answer(rows, () =>
          table(
            rows.map((row) => [
              row.certificateId,
              row.finishedAt,
              row.method,
              row.memberName ?? row.deviceId,
              row.signatureValid ? 'signature holds' : 'signature broken',
            ]),
          ),
        )
      })
    })
}

export const addProofCommands = (program: Command): void => {
  addVerify(program)
  addAudit(program)
  addDevice(program)
}
