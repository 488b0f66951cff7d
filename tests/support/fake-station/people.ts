import type { Role } from '../../../src/shared/access/permissions.ts'

export interface Person {
  readonly memberId: string
  readonly name: string
  readonly roles: Role[]
  readonly deviceId: string
  readonly deviceName: string
  readonly fingerprint: string
}

const person = (place: number, { name, deviceName, roles }: Pick<Person, 'name' | 'deviceName' | 'roles'>): Person => ({
  memberId: `member-${place}`,
  name,
  roles,
  deviceId: `device-${deviceName.toLowerCase()}`,
  deviceName,
  fingerprint: [7, 31, 5, 83].map((step) => String((place * 2713 * step) % 100_000).padStart(5, '0')).join(' '),
})

export const mira = person(1, { name: 'Mira Okafor', deviceName: 'WS-0417', roles: ['annotator'] })
export const jonas = person(2, { name: 'Jonas Lindqvist', deviceName: 'WS-0102', roles: ['lead', 'reviewer'] })
export const ana = person(3, { name: 'Ana Reis', deviceName: 'WS-0398', roles: ['annotator', 'reviewer'] })
export const samuel = person(4, { name: 'Samuel Adeyemi', deviceName: 'WS-0421', roles: ['annotator'] })
export const ingrid = person(5, { name: 'Ingrid Holm', deviceName: 'WS-0007', roles: ['admin', 'lead'] })
export const everyone = [mira, jonas, ana, samuel, ingrid]

export const organisation = { name: 'Auxerta', fingerprint: '58107 33920 41776 09284' }

/** Who sits at the fake workstation. */
export const personFor = (role: 'annotator' | 'reviewer' | 'lead' | 'admin-lead'): Person =>
  ({ annotator: mira, reviewer: ana, lead: jonas, 'admin-lead': ingrid })[role]
