import type { AuditEntry } from '../../../../shared/ipc/device-audit.ts'
import { auditFaults, type AuditFault } from '../../../../shared/audit/faults.ts'
import { formatCount } from '../../ui/format.ts'
import { reasonWords } from '../../ui/refusal-words.ts'

const purposes: Readonly<Record<string, string>> = {
  thumbnail: 'for the film strip',
  ahead: 'before it was opened',
  NOT_STOPPED: 'it was killed, or the power went',
  TORN_TAIL: 'a half-written last line was cut off',
  'audit-jsonl': 'the audit trail, as JSON Lines',
  'audit-cef': 'the audit trail, as CEF',
}

/** A word of a subject: an id with a name, a place, a count. What is none of these stands as it is. */
const wordOf = (word: string, names: Readonly<Record<string, string>>): string => {
  const name = names[word]
  if (name !== undefined) return name
  const [kind = '', value = ''] = word.split(':')
  const count = Number(value)
  if (!Number.isInteger(count)) return word
  if (kind === 'item') return `item ${formatCount(count + 1)}`
  if (kind === 'entry') return `entry ${formatCount(count)}`
  if (kind === 'left-out') return `${formatCount(count)} more of the same`
  return word
}

/** What an entry was about, with names where this device knows them. */
export const subjectWords = (entry: AuditEntry, names: Readonly<Record<string, string>>): string => {
  const subject = entry.subject?.split(' ').map((word) => wordOf(word, names))
  const { reason } = entry
  const why = reason === null ? null : (purposes[reason] ?? faultWords(reason) ?? plain(reasonWords(reason)))
  return [subject?.join(', '), why].filter((part) => part != null && part !== '').join(': ')
}

/** A code that has no words of its own is still easier to read in small letters. */
const plain = (reason: string): string =>
  /^[A-Z][A-Z0-9_]+$/.test(reason) ? reason.toLowerCase().replaceAll('_', ' ') : reason

const faultWords = (reason: string): string | null =>
  Object.hasOwn(auditFaults, reason) ? auditFaults[reason as AuditFault] : null
