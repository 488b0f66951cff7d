import type { ProjectPolicy } from '../../../../shared/access/policy.ts'

/** The policy while it is being written: regions as the person types them, numbers as the fields give them. */
export interface PolicyDraft extends Omit<
  ProjectPolicy,
  'regions' | 'retentionDays' | 'lapseGraceDays' | 'idleLockMinutes'
> {
  readonly regions: string
  readonly retentionDays: number | string
  /** Empty: shards are only shut when their lease lapses. */
  readonly lapseGraceDays: number | string
  readonly idleLockMinutes: number | string
}

/** What a new project demands of devices until the lead says otherwise. */
export const firstPolicy: PolicyDraft = {
  regions: '',
  watermark: true,
  copyText: false,
  contentProtection: true,
  retentionDays: 30,
  lapseGraceDays: 14,
  degradedKeyStore: 'warn',
  idleLockMinutes: 5,
}

/** A policy as it is written anew. */
export const policyDraftOf = (policy: ProjectPolicy): PolicyDraft => ({
  ...policy,
  regions: policy.regions.join(' '),
  lapseGraceDays: policy.lapseGraceDays ?? '',
})

/** What is wrong in the policy, by field; empty when nothing is. */
export type PolicyProblems = Partial<Record<'regions' | 'retentionDays' | 'lapseGraceDays' | 'idleLockMinutes', string>>

const codesIn = (regions: string): string[] => [
  ...new Set(
    regions
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
  ),
]

const isWhole = (value: number | string, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

/** Reads a typed policy. Returns the policy, or the problems that keep it from being one. */
export const readPolicy = (
  draft: PolicyDraft,
): { readonly policy: ProjectPolicy } | { readonly problems: PolicyProblems } => {
  const regions = codesIn(draft.regions)
  const wrong = regions.find((code) => !/^[A-Z]{2}$/.test(code))
  const { retentionDays, idleLockMinutes } = draft
  const lapseGraceDays = draft.lapseGraceDays === '' ? null : draft.lapseGraceDays
  const isGrace = lapseGraceDays === null || isWhole(lapseGraceDays, 0, 3_650)
  const problems: PolicyProblems = {
    ...(wrong === undefined ? {} : { regions: `${wrong} is not a country code. Use two letters, for example DE.` }),
    ...(isWhole(retentionDays, 0, 36_500) ? {} : { retentionDays: 'A whole number of days, 0 or more.' }),
    ...(isGrace ? {} : { lapseGraceDays: 'A whole number of days, or empty.' }),
    ...(isWhole(idleLockMinutes, 1, 480) ? {} : { idleLockMinutes: 'A whole number of minutes, 1 to 480.' }),
  }
  if (!isGrace || !isWhole(retentionDays, 0, 36_500) || !isWhole(idleLockMinutes, 1, 480) || wrong !== undefined)
    return { problems }
  const { watermark, copyText, contentProtection, degradedKeyStore } = draft
  const said = { watermark, copyText, contentProtection, degradedKeyStore }
  return { policy: { ...said, regions, retentionDays, lapseGraceDays, idleLockMinutes } }
}
