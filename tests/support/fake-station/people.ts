import type { Role } from '../../../src/shared/access/permissions.ts'

export interface Person {
  readonly memberId: string
  readonly name: string
  readonly roles: Role[]
  readonly deviceId: string
  readonly deviceName: string
  readonly fingerprint: string
}

const person = (place: number, name: string, deviceName: string, roles: Role[]): Person => ({
  memberId: `member-${place}`,
  name,
  roles,
  deviceId: `device-${deviceName.toLowerCase()}`,
  deviceName,
  fingerprint: [7, 31, 5, 83].map((step) => String((place * 2713 * step) % 100_000).padStart(5, '0')).join(' '),
})

export const mira = person(1, 'Mira Okafor', 'WS-0417', ['annotator'])
export const jonas = person(2, 'Jonas Lindqvist', 'WS-0102', ['lead', 'reviewer'])
export const ana = person(3, 'Ana Reis', 'WS-0398', ['annotator', 'reviewer'])
export const samuel = person(4, 'Samuel Adeyemi', 'WS-0421', ['annotator'])
export const ingrid = person(5, 'Ingrid Holm', 'WS-0007', ['admin', 'lead'])
export const everyone = [mira, jonas, ana, samuel, ingrid]

export const organisation = { name: 'Auxerta', fingerprint: '58107 33920 41776 09284' }

/** Who sits at the fake workstation. */
export const personFor = (role: 'annotator' | 'reviewer' | 'lead' | 'admin-lead'): Person =>
  ({ annotator: mira, reviewer: ana, lead: jonas, 'admin-lead': ingrid })[role]
