import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { roles } from '../../shared/access/permissions.ts'
import { deviceId, memberId } from '../../shared/ids.ts'
import { writeFileAtomically } from '../storage/atomic-file.ts'

/**
 * What the lock screen says before any key is there: who works on this device. The only words about a person that lie in
 * the home folder unencrypted; no client, no project, no item.
 */
const profile = z.strictObject({
  version: z.literal(1),
  memberId: memberId.nullable(),
  memberName: z.string(),
  roles: z.array(z.enum(roles)),
  deviceId,
  deviceName: z.string(),
  fingerprint: z.string(),
  enrolledAt: z.iso.datetime().nullable(),
  organisationName: z.string(),
  organisationFingerprint: z.string(),
})
export type Profile = z.infer<typeof profile>

const path = (homeDir: string): string => join(homeDir, 'profile.json')

/** Reads the profile, or null when this home has none yet or it is not readable: the lock screen then shows no name. */
export const readProfile = (homeDir: string): Profile | null => {
  try {
    return profile.parse(JSON.parse(readFileSync(path(homeDir), 'utf8')))
  } catch {
    return null
  }
}

export const writeProfile = (homeDir: string, value: Profile): void => {
  writeFileAtomically(path(homeDir), Buffer.from(JSON.stringify(value)))
}
