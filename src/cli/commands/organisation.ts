import type { Command } from 'commander'
import type { Role } from '../../shared/access/permissions.ts'
import { roles } from '../../shared/access/permissions.ts'
import type { MemberRow } from '../../shared/ipc/members.ts'
import type { SessionState } from '../../shared/ipc/session.ts'
import { table } from '../output.ts'
import { withSeat, withUnlocked, type GlobalOptions } from '../seat.ts'
import { addPersonalDataCommands } from './person.ts'

const stateLines = (state: SessionState): string[] => [
  `State         ${state.stage}`,
  `Member        ${state.member ? `${state.member.name} (${state.member.roles.join(', ')})` : 'not a member yet'}`,
  `Device        ${state.device ? `${state.device.name}, fingerprint ${state.device.fingerprint}` : 'none'}`,
  `Organisation  ${state.organisation ? `${state.organisation.name}, fingerprint ${state.organisation.fingerprint}` : 'none'}`,
  `Key store     ${state.keyStore.backend}${state.keyStore.reason ? `: ${state.keyStore.reason}` : ''}`,
]

const memberLines = (rows: readonly MemberRow[]): string[] =>
  table([
    ['Member', 'Roles', 'Device', 'Device id', 'Member id', 'Fingerprint', 'Since', 'Ended'],
    ...rows.map((row) => [
      row.memberName,
      row.roles.join(','),
      row.deviceName,
      row.deviceId,
      row.memberId,
      row.fingerprint,
      row.enrolledAt.slice(0, 10),
      [row.revokedAt?.slice(0, 10), row.wipeOrderedAt === null ? null : 'wipe ordered'].filter(Boolean).join(', '),
    ]),
  ])

/** `auxerta org …`, `auxerta join`, `auxerta approval`, `auxerta whoami`. */
export const addOrganisationCommands = (program: Command): void => {
  const org = program.command('org').description('the organisation and its root key')
  org
    .command('create')
    .description('make an organisation in an empty exchange folder; you become its admin and lead')
    .requiredOption('--name <name>', 'name of the organisation')
    .requiredOption('--member <name>', 'your name')
    .requiredOption('--device <name>', 'name of this device, for example WS-0401')
    .requiredOption('--exchange <dir>', 'the exchange folder')
    .action(async (given: { name: string; member: string; device: string; exchange: string }, command: Command) => {
      await withSeat(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const state = await seat.call.session.createOrganisation({
          organisationName: given.name,
          memberName: given.member,
          deviceName: given.device,
          exchange: seat.folder(given.exchange),
          passphrase: await seat.passphrase(),
        })
        seat.output.answer(state, () => stateLines(state))
      })
    })
  addRootCommand(org)
  program
    .command('join')
    .description('make the keys of this device and ask to be taken in')
    .requiredOption('--member <name>', 'your name')
    .requiredOption('--device <name>', 'name of this device')
    .requiredOption('--exchange <dir>', 'the exchange folder')
    .requiredOption('--fingerprint <code>', 'fingerprint of the organisation, as your lead reads it out')
    .action(
      async (given: { member: string; device: string; exchange: string; fingerprint: string }, command: Command) => {
        await withSeat(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
          const state = await seat.call.session.join({
            memberName: given.member,
            deviceName: given.device,
            exchange: seat.folder(given.exchange),
            organisationFingerprint: given.fingerprint,
            passphrase: await seat.passphrase(),
          })
          seat.output.answer(state, () => stateLines(state))
        })
      },
    )
  addStateCommands(program)
}

const addRootCommand = (org: Command): void => {
  org
    .command('rotate-root')
    .description('replace the root key; devices follow by themselves, newcomers compare the new fingerprint')
    .requiredOption('--name <name>', 'name of the organisation, to confirm')
    .action(async (given: { name: string }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.members.rotateRoot({ typedName: given.name })
        seat.output.answer(answer, () => [`Root ${String(answer.version)}, fingerprint ${answer.fingerprint}`])
      })
    })
}

const addStateCommands = (program: Command): void => {
  program
    .command('approval')
    .description('look whether this device was approved')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const state = await seat.call.session.checkApproval({})
        seat.output.answer(state, () => stateLines(state))
      })
    })
  program
    .command('whoami')
    .description('say whose home folder this is; needs no passphrase')
    .action(async (_given: unknown, command: Command) => {
      await withSeat(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const state = await seat.call.session.state({})
        seat.output.answer(state, () => stateLines(state))
      })
    })
}

const readRoles = (value: string): Role[] =>
  value.split(',').flatMap((word) => roles.filter((role) => role === word.trim()))

/** `auxerta members …`. */
export const addMemberCommands = (program: Command): void => {
  const members = program.command('members').description('who belongs to the organisation, on which device')
  members.command('list').action(async (_given: unknown, command: Command) => {
    await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
      const rows = await seat.call.members.list({})
      seat.output.answer(rows, () => memberLines(rows))
    })
  })
  members
    .command('requests')
    .description('devices that ask to be taken in')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.members.requests({})
        seat.output.answer(rows, () =>
          table([
            ['Request', 'Member', 'Device', 'Fingerprint', 'Asked'],
            ...rows.map((row) => [row.requestId, row.memberName, row.deviceName, row.fingerprint, row.at]),
          ]),
        )
      })
    })
  members
    .command('approve')
    .description('take a device in; the fingerprint is the one that the person reads out')
    .argument('<request>')
    .requiredOption('--fingerprint <code>')
    .option('--roles <list>', 'of admin, lead, reviewer, annotator', 'annotator')
    .option('--region <code>', 'country of the device, ISO 3166-1 alpha-2: projects may be bound to some')
    .option('--same-as <member>', 'member id of someone who has another device already')
    .action(
      async (
        request: string,
        given: { fingerprint: string; roles: string; region?: string; sameAs?: string },
        command: Command,
      ) => {
        await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
          const row = await seat.call.members.approve({
            requestId: request,
            fingerprint: given.fingerprint,
            roles: readRoles(given.roles),
            memberId: given.sameAs ?? null,
            region: given.region?.toUpperCase() ?? null,
          })
          seat.output.answer(row, () => memberLines([row]))
        })
      },
    )
  addEndingCommands(members)
}

const addEndingCommands = (members: Command): void => {
  addPersonalDataCommands(members)
  members
    .command('decline')
    .argument('<request>')
    .action(async (request: string, _given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        await seat.call.members.decline({ requestId: request })
        seat.output.answer({}, () => ['Declined.'])
      })
    })
  members
    .command('revoke')
    .description('end the membership of a device')
    .argument('<device>')
    .option('--lost', 'it wipes everything it was assigned when it next meets the exchange', false)
    .action(async (device: string, given: { lost: boolean }, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.members.revoke({ deviceId: device, wipe: given.lost })
        seat.output.answer(answer, () => [
          `Ended ${answer.at}.`,
          ...(given.lost ? ['It wipes itself at its next contact.'] : []),
        ])
      })
    })
}
