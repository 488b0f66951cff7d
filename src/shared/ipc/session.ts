import { z } from 'zod'
import { roles } from '../access/permissions.ts'
import { fileToken, folderToken, memberId, deviceId } from '../ids.ts'
import { call, notice } from './define.ts'
import { place } from './place.ts'

const passphrase = z.string().max(1_024)
const personName = z.string().trim().min(1).max(80)
const deviceName = z.string().trim().min(1).max(40)

/** The key store of the system, and what is known against it. */
export const keyStoreState = z.object({
  backend: z.string(),
  usable: z.boolean(),
  reason: z.string().nullable(),
  weakness: z.enum(['volatile', 'plain-text', 'roaming', 'unknown-provider']).optional(),
})

/** How the workstation stands. Held by every screen; sent again whenever it changes. */
export const sessionState = z.object({
  /** `new`: empty home. `joining`: waits for approval. `locked`, `unlocked`: enrolled. */
  stage: z.enum(['new', 'joining', 'locked', 'unlocked']),
  /** While joining the keys may also be locked: then only the passphrase can be asked for. */
  keysUnlocked: z.boolean(),
  member: z.object({ id: memberId, name: z.string(), roles: z.array(z.enum(roles)) }).nullable(),
  device: z
    .object({ id: deviceId, name: z.string(), fingerprint: z.string(), enrolledAt: z.iso.datetime().nullable() })
    .nullable(),
  organisation: z.object({ name: z.string(), fingerprint: z.string() }).nullable(),
  lock: z.object({ at: z.iso.datetime(), cause: z.enum(['idle', 'suspend', 'os-lock', 'person', 'start']) }).nullable(),
  /** Where the person was before the page was loaded anew; told only while unlocked. */
  place: place.nullable(),
  /** How long until the next passphrase is tried, after wrong ones; 0 when there is nothing to wait for. */
  unlockWaitMs: z.int().nonnegative(),
  lastSavedAt: z.iso.datetime().nullable(),
  undeliveredItems: z.int().nonnegative(),
  keyStore: keyStoreState,
  exchange: z.object({ reachedAt: z.iso.datetime().nullable(), reachable: z.boolean().nullable() }),
  idleLockMinutes: z.int().positive(),
  build: z.object({ version: z.string(), commit: z.string() }),
})
export type SessionState = z.infer<typeof sessionState>

/** Who uses this workstation, and whether its keys are in memory. */
export const session = {
  state: call({ requires: 'session:use', input: z.object({}), output: sessionState }),
  /** Makes an organisation with its root key in this home. The person becomes admin and lead. */
  createOrganisation: call({
    requires: 'session:use',
    input: z.object({
      organisationName: personName,
      memberName: personName,
      deviceName,
      exchange: folderToken,
      passphrase,
    }),
    output: sessionState,
  }),
  /** Reads whom an exchange belongs to, so that the person can compare the fingerprint before joining. */
  inspectExchange: call({
    requires: 'session:use',
    input: z.object({ exchange: folderToken }),
    output: z.object({ organisationName: z.string(), fingerprint: z.string() }).nullable(),
  }),
  /** Makes this device's keys and posts a request that an admin approves after comparing the fingerprint. */
  join: call({
    requires: 'session:use',
    input: z.object({
      memberName: personName,
      deviceName,
      exchange: folderToken,
      organisationFingerprint: z.string().max(64),
      passphrase,
    }),
    output: sessionState,
  }),
  /** Looks whether the request was approved. */
  checkApproval: call({ requires: 'session:use', input: z.object({}), output: sessionState }),
  unlock: call({ requires: 'session:use', input: z.object({ passphrase }), output: sessionState }),
  lock: call({ requires: 'session:use', input: z.object({}), output: sessionState }),
  /** Keeps where the person is, until the app ends. */
  keepPlace: call({ requires: 'session:use', input: z.object({ place }), output: z.object({}) }),
  /** Replaces the passphrase, and the home key and device secret with it. */
  changePassphrase: call({
    requires: 'session:use',
    input: z.object({ passphrase, newPassphrase: passphrase }),
    output: sessionState,
  }),
  /** Destroys a home whose passphrase is lost. Only while locked, and only with the word `erase`. */
  eraseHome: call({
    requires: 'session:use',
    input: z.object({ typedWord: z.string().max(20) }),
    output: sessionState,
  }),
  changed: notice(sessionState),
}

/** Lets the person pick a folder or a file; the window gets a token and its own name, never the path. */
export const dialogs = {
  pickFolder: call({
    requires: 'session:use',
    input: z.object({ purpose: z.enum(['exchange', 'import', 'export', 'model']) }),
    output: z.object({ folder: folderToken, name: z.string() }).nullable(),
  }),
  pickFile: call({
    requires: 'session:use',
    input: z.object({ purpose: z.enum(['shortcuts', 'suggestions', 'ontology']) }),
    output: z.object({ file: fileToken, name: z.string() }).nullable(),
  }),
}

/** The window's own frame. */
export const window = {
  minimise: call({ requires: 'session:use', input: z.object({}), output: z.object({}) }),
  toggleMaximise: call({ requires: 'session:use', input: z.object({}), output: z.object({ maximised: z.boolean() }) }),
  close: call({ requires: 'session:use', input: z.object({}), output: z.object({}) }),
}
