/** What a role may ask for at all. The service still decides for the record in hand. */
export const roles = ['admin', 'lead', 'reviewer', 'annotator'] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'session:use',
  'device:read',
  'device:write',
  'work:read',
  'label:write',
  'work:deliver',
  'review:read',
  'review:decide',
  'project:read',
  'project:write',
  'export:write',
  'member:read',
  'member:write',
] as const
export type Permission = (typeof permissions)[number]

const granted: Record<Role, readonly Permission[]> = {
  annotator: ['work:read', 'label:write', 'work:deliver', 'device:read', 'device:write'],
  reviewer: ['review:read', 'review:decide', 'device:read', 'device:write'],
  lead: [
    'project:read',
    'project:write',
    'review:read',
    'review:decide',
    'export:write',
    'member:read',
    'device:read',
    'device:write',
  ],
  admin: ['member:read', 'member:write', 'device:read', 'device:write', 'project:read'],
}

/** Who asks. Without an unlocked member only `session:use` is allowed. */
export interface Standing {
  readonly unlocked: boolean
  readonly roles: readonly Role[]
}

/** Tells whether someone in this standing may ask for this at all: fail closed. */
export const permits = (standing: Standing, permission: Permission): boolean =>
  permission === 'session:use' ||
  (standing.unlocked && standing.roles.some((role) => granted[role].includes(permission)))
