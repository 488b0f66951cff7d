import type { Command } from 'commander'
import type { DeviceId, MemberId } from '../../shared/ids.ts'
import type { PersonalReport } from '../../shared/ipc/person.ts'
import { table } from '../output.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'
import { UsageError } from '../usage-error.ts'

const linesOf = (report: PersonalReport): string[] => [
  ...report.devices.map(
    (row) => `${row.memberName}, ${row.deviceName}, ${row.roles.join(',')}, ${row.revokedAt ?? 'belongs'}`,
  ),
  `Requests      ${String(report.requests.length)}`,
  `Assignments   ${String(report.grants.length)}`,
  ...table(
    report.work.map((row) => [
      `Work          ${row.projectName}`,
      `${String(row.rounds)} delivered`,
      `${String(Math.round(row.activeSeconds))} s`,
      `${String(row.remarks.length)} remarks`,
    ]),
  ),
  `Comments      ${String(report.reviews.reduce((sum, row) => sum + row.comments.length, 0))} written`,
  `Signed        ${String(report.logs.reduce((sum, row) => sum + row.entries, 0))} entries`,
  `Certificates  ${String(report.certificates.length)}`,
  `Audit trail   ${String(report.audit.total)} entries here`,
  'Not seen from here:',
  ...report.elsewhere.map((place) => `  ${place}`),
]

/** `id=name` pairs of devices. */
const devicesNamed = (pairs: readonly string[]): { deviceId: DeviceId; deviceName: string }[] =>
  pairs.map((pair) => {
    const [deviceId = '', ...rest] = pair.split('=')
    if (rest.length === 0) throw new UsageError('A device name is given as id=name.')
    return { deviceId: deviceId as DeviceId, deviceName: rest.join('=') }
  })

const addReport = (members: Command): void => {
  members
    .command('report')
    .description('what this device holds about a member; with --out as JSON and a page in a folder')
    .argument('<member>', 'member id; `me` for whoever works on this device, with --out')
    .option('--out <dir>', 'write it there')
    .action(async (member: string, given: { out?: string }, command: Command) => {
      const memberId = member as MemberId
      if (member === 'me' && given.out === undefined) throw new UsageError('Say with --out where to write it.')
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        if (given.out === undefined) {
          const report = await seat.call.members.report({ memberId })
          seat.output.answer(report, () => linesOf(report))
        } else {
          const folder = seat.folder(given.out)
          const answer = await (member === 'me'
            ? seat.call.members.saveOwn({ folder })
            : seat.call.members.saveReport({ memberId, folder }))
          seat.output.answer(answer, () => answer.files)
        }
      })
    })
}

const addCorrect = (members: Command): void => {
  members
    .command('correct')
    .description('seal another name for a member, and for their devices')
    .argument('<member>')
    .requiredOption('--name <name>', 'the right name')
    .option(
      '--device <id=name>',
      'the right name of a device; may be given again',
      (pair, known: string[]) => [...known, pair],
      [],
    )
    .action(async (member: string, given: { name: string; device: string[] }, command: Command) => {
      const devices = devicesNamed(given.device)
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const asked = { memberId: member as MemberId, memberName: given.name, devices }
        const answer = await seat.call.members.correct(asked)
        seat.output.answer(answer, () => [
          `Membership version ${String(answer.version)}, ${String(answer.comments)} comments renamed.`,
        ])
      })
    })
}

const addForget = (members: Command): void => {
  members
    .command('forget')
    .description('take the names and working times of a former member away; says what stays and why')
    .argument('<member>')
    .requiredOption('--confirm <name>', 'the name as it is now')
    .action(async (member: string, given: { confirm: string }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.members.forget({ memberId: member, typedName: given.confirm })
        seat.output.answer(answer, () => [
          `From now on: ${answer.placeholder}`,
          ...answer.removed.map((row) => `removed  ${String(row.count)}  ${row.what}`),
          ...answer.kept.map((row) => `kept     ${String(row.count)}  ${row.what}. ${row.why}`),
        ])
      })
    })
}

/** `auxerta members report`, `correct` and `forget`: a person's own data. */
export const addPersonalDataCommands = (members: Command): void => {
  addReport(members)
  addCorrect(members)
  addForget(members)
}
