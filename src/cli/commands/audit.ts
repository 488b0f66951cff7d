import { resolve } from 'node:path'
import type { Command } from 'commander'
import { eventGroups, type EventGroup } from '../../shared/audit/event-groups.ts'
import { auditFaults } from '../../shared/audit/faults.ts'
import type { AuditEntry, AuditVerdict } from '../../shared/ipc/device-audit.ts'
import { verifyExchange } from '../../main/station/verify/verify-exchange.ts'
import { openExchange } from '../../main/transports/index.ts'
import { createOutput, table } from '../output.ts'
import { withUnlocked, type GlobalOptions } from '../seat.ts'
import { UsageError } from '../usage-error.ts'
import { answerReport, readableFile, readRoot } from '../verifying.ts'

const verdictLine = (verdict: AuditVerdict): string => {
  if (verdict.fault !== null)
    return `${verdict.fault} at entry ${String(verdict.brokenAt)}: ${auditFaults[verdict.fault]}`
  const signed =
    verdict.heldUpTo === null ? 'nothing signed yet' : `kept elsewhere up to entry ${String(verdict.heldUpTo)}`
  return `Chain whole, ${String(verdict.entries)} entries, ${signed}`
}

const groupNamed = (word: string | undefined): EventGroup | null => {
  if (word === undefined) return null
  if (!Object.hasOwn(eventGroups, word)) throw new UsageError(`Groups are ${Object.keys(eventGroups).join(', ')}.`)
  return word as EventGroup
}

const momentNamed = (word: string | undefined): string | null => {
  if (word === undefined) return null
  const timeMs = Date.parse(word)
  if (Number.isNaN(timeMs)) throw new UsageError('A moment is written as 2026-03-01 or 2026-03-01T10:00:00Z.')
  return new Date(timeMs).toISOString()
}

interface ListOptions {
  readonly refused: boolean
  readonly limit: number
  readonly group?: string
  readonly since?: string
  readonly until?: string
  readonly text?: string
}

const named = (subject: string | null, names: Readonly<Record<string, string>>): string =>
  (subject ?? '')
    .split(' ')
    .map((word) => names[word] ?? word)
    .join(' ')

/** Pages of the trail until enough was found or its beginning was reached. */
const look = async (
  ask: (before: number | null) => Promise<{
    entries: AuditEntry[]
    next: number | null
    names: Record<string, string>
    total: number
  }>,
  limit: number,
) => {
  const entries: AuditEntry[] = []
  const names: Record<string, string> = {}
  for (let before: number | null = null; ;) {
    const page = await ask(before)
    entries.push(...page.entries)
    Object.assign(names, page.names)
    if (page.next === null || entries.length >= limit)
      return { entries: entries.slice(0, limit), names, total: page.total }
    before = page.next
  }
}

const addList = (audit: Command): void => {
  audit
    .description('the audit trail of this device, newest first')
    .option('--refused', 'only what was refused or failed', false)
    .option('--limit <n>', 'at most so many', Number, 50)
    .option('--group <word>', `one of ${Object.keys(eventGroups).join(', ')}`)
    .option('--since <moment>', 'from this moment on')
    .option('--until <moment>', 'before this moment')
    .option('--text <text>', 'part of an event, a reason, an id or a name')
    .action(async (given: ListOptions, command: Command) => {
      const group = groupNamed(given.group)
      const [since, until] = [momentNamed(given.since), momentNamed(given.until)]
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const verdict = await seat.call.device.verifyAudit({})
        const filter = { refusedOnly: given.refused, group, since, until, text: given.text ?? '' }
        const found = await look(
          (before) => seat.call.device.audit({ before, limit: Math.min(given.limit, 500), ...filter }),
          given.limit,
        )
        seat.output.answer({ verdict, ...found }, () => [
          verdictLine(verdict),
          ...table(
            found.entries.map((row) => [
              String(row.entry),
              row.at,
              row.event,
              row.result,
              row.reason ?? '',
              named(row.subject, found.names),
            ]),
          ),
        ])
      })
    })
}

const addExport = (audit: Command): void => {
  audit
    .command('export')
    .description('write the whole trail of this device into a folder')
    .requiredOption('--format <format>', 'jsonl (the trail itself) or cef (Common Event Format)')
    .requiredOption('--out <dir>', 'the folder')
    .action(async (given: { format: string; out: string }, command: Command) => {
      const { format } = given
      if (format !== 'jsonl' && format !== 'cef') throw new UsageError('The format is jsonl or cef.')
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const answer = await seat.call.device.exportAudit({ folder: seat.folder(given.out), format })
        seat.output.answer(answer, () => [`${answer.file}, ${String(answer.entries)} entries`])
      })
    })
}

const addVerify = (audit: Command): void => {
  audit
    .command('verify')
    .description('check a trail file against the checkpoints its device signed; needs the root public key alone')
    .requiredOption('--trail <file>', 'audit.jsonl of a home folder, or an export of it as jsonl')
    .requiredOption('--exchange <dir>')
    .requiredOption('--root <file>', 'the root public key, JWK')
    .option('--device <id>', 'whose trail it should be; without, found out by the checkpoints')
    .action(async (given: { trail: string; exchange: string; root: string; device?: string }, command: Command) => {
      const report = await verifyExchange({
        exchange: openExchange({ kind: 'folder', path: resolve(given.exchange) }),
        root: readRoot(given.root),
        projectId: null,
        auditOnly: true,
        trail: { path: readableFile(given.trail), deviceId: given.device ?? null },
      })
      answerReport(createOutput(command.optsWithGlobals<GlobalOptions>().json ?? false), report)
    })
}

const addTrails = (audit: Command): void => {
  audit
    .command('trails')
    .description('where the trails of other devices stood, as far as their checkpoints reached this one')
    .action(async (_given: unknown, command: Command) => {
      await withUnlocked(command.optsWithGlobals<GlobalOptions>(), async (seat) => {
        const rows = await seat.call.device.trails({})
        seat.output.answer(rows, () =>
          table([
            ['Member', 'Device', 'Device id', 'Checkpoints', 'Up to entry', 'Signed', 'State'],
            ...rows.map((row) => [
              row.memberName,
              row.deviceName,
              row.deviceId,
              String(row.checkpoints),
              String(row.lastSeq),
              row.lastAt,
              row.fault === null ? 'grows' : `${row.fault} at entry ${String(row.faultAt)}`,
            ]),
          ]),
        )
      })
    })
}

/** `auxerta audit`, `auxerta audit export`, `auxerta audit verify`, `auxerta audit trails`. */
export const addAuditCommands = (program: Command): void => {
  const audit = program.command('audit')
  addList(audit)
  addExport(audit)
  addVerify(audit)
  addTrails(audit)
}
