import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { openExchange } from '../../main/transports/index.ts'
import { readOrganisation } from '../../main/station/membership.ts'
import { bundleTransport } from '../../main/station/verify/exchange-bundle.ts'
import { verifyExchange } from '../../main/station/verify/verify-exchange.ts'
import { Failure } from '../../shared/failures.ts'
import { resolve } from 'node:path'
import { createOutput, table } from '../output.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'
import { answerReport, readableFile, readBundle, readRoot } from '../verifying.ts'

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
    .option('--trail <file>', 'also this audit trail, as a device handed it over')
    .action(async (given: { exchange: string; root: string; project?: string; trail?: string }, command: Command) => {
      const output = createOutput(command.optsWithGlobals<GlobalOptions>().json ?? false)
      const bar = output.progress('Checking')
      const report = await verifyExchange({
        exchange: openExchange({ kind: 'folder', path: resolve(given.exchange) }),
        root: readRoot(given.root),
        projectId: given.project ?? null,
        ...(given.trail === undefined ? {} : { trail: { path: readableFile(given.trail), deviceId: null } }),
        onProgress: bar.update,
      })
      bar.end()
      answerReport(output, report)
    })
}

/** `auxerta verify-report`: needs neither an exchange nor a home folder. */
const addVerifyReport = (program: Command): void => {
  program
    .command('verify-report')
    .description('check a deletion report with the root public key alone')
    .argument('<file>', 'deletion-report-….json')
    .requiredOption('--root <file>', 'the root public key, JWK')
    .action(async (file: string, given: { root: string }, command: Command) => {
      const output = createOutput(command.optsWithGlobals<GlobalOptions>().json ?? false)
      const root = readRoot(given.root)
      const bundle = readBundle(file)
      const bar = output.progress('Checking')
      const { projectId } = bundle
      const exchange = bundleTransport(bundle)
      const report = await verifyExchange({ exchange, root, projectId, onProgress: bar.update })
      bar.end()
      answerReport(output, report)
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
  const certificates = program
    .command('certificates')
    .alias('certificate')
    .description('certificates of sanitisation on this device')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.device.certificates({})
        seat.output.answer(rows, () =>
          table(
            rows.map((row) => [
              row.certificateId,
              row.finishedAt,
              row.cause,
              row.memberName ?? row.deviceId,
              row.signatureValid ? 'signature holds' : 'signature broken',
            ]),
          ),
        )
      })
    })
  addSaveCertificate(certificates)
}

const addSaveCertificate = (certificates: Command): void => {
  certificates
    .command('save')
    .description('write a certificate into a folder: the signed file, and a page to read and to print')
    .argument('<certificate>')
    .argument('<dir>')
    .action(async (id: string, dir: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.device.saveCertificate({ certificateId: id, folder: seat.folder(dir) })
        seat.output.answer(answer, () => answer.files)
      })
    })
}

export const addProofCommands = (program: Command): void => {
  addVerify(program)
  addVerifyReport(program)
  addDevice(program)
}
