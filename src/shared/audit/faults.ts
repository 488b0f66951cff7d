/**
 * What can be wrong with an audit trail: a closed list with the sentence a person reads. A code never changes its meaning.
 * Whoever finds one names the entry too.
 */
export const auditFaults = {
  AUDIT_ENTRY_CHANGED: 'An entry was changed: its hash is not that of its content.',
  AUDIT_ENTRY_MISSING: 'An entry is missing from the middle of the trail.',
  AUDIT_ENTRIES_REORDERED: 'Entries are out of order or there twice.',
  AUDIT_LINK_BROKEN:
    'An entry does not continue the one before it: that one was changed and hashed anew, or two trails were joined.',
  AUDIT_TAIL_CUT: 'The end of the trail is missing: it stops before an entry that was signed or kept elsewhere.',
  AUDIT_FORKED: 'The trail left what was signed: after a common beginning it goes on with other entries.',
  AUDIT_REPLACED: 'The whole trail is another one than the one that was signed.',
  AUDIT_CHECKPOINT_BACK: 'The device signed a checkpoint that is before one it signed already.',
  AUDIT_CHECKPOINT_CONTRADICTS: 'The device signed two different hashes for the same entry.',
} as const

export type AuditFault = keyof typeof auditFaults
