import type { RefusalReason } from '../../../src/shared/access/refusal.ts'
import type { FailureCode } from '../../../src/shared/failures.ts'
import type { SessionState } from '../../../src/shared/ipc/session.ts'

/** How the fake station behaves. Everything has a default; say only what a test or picture is about. */
export interface Scenario {
  readonly role: 'annotator' | 'reviewer' | 'lead' | 'admin-lead'
  readonly stage: SessionState['stage']
  /** Nothing assigned, no project, no member but oneself. */
  readonly empty: boolean
  /** How long each call takes. */
  readonly delayMs: number
  /** Calls that fail, as `group.call`, with their code. */
  readonly fail: Readonly<Record<string, FailureCode>>
  /** Shards that stay shut, by name, or `*` for all. */
  readonly refuse: Readonly<Record<string, RefusalReason>>
  readonly exchange: 'reached' | 'not-reached'
  readonly keyStoreUsable: boolean
  readonly auditWhole: boolean
  /** The moment the fake world is built around, milliseconds since 1970. */
  readonly nowMs: number
}

export const defaultScenario = (): Scenario => ({
  role: 'annotator',
  stage: 'unlocked',
  empty: false,
  delayMs: 0,
  fail: {},
  refuse: {},
  exchange: 'reached',
  keyStoreUsable: true,
  auditWhole: true,
  nowMs: Date.now(),
})
