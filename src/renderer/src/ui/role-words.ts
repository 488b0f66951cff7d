import type { Role } from '../../../shared/access/permissions.ts'

const words: Record<Role, string> = { admin: 'Admin', lead: 'Lead', reviewer: 'Reviewer', annotator: 'Annotator' }

/** Roles as a person reads them: `Lead, reviewer`. */
export const roleWords = (roles: readonly Role[]): string =>
  roles.map((role, place) => (place === 0 ? words[role] : words[role].toLowerCase())).join(', ')
