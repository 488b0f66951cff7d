import {
  IconCertificate,
  IconDeviceDesktop,
  IconEyeCheck,
  IconInbox,
  IconLayoutGrid,
  IconMessageCircle,
  IconUsers,
} from '@tabler/icons-react'
import { permits, type Permission, type Role } from '../../../../shared/access/permissions.ts'
import type { ActionId } from '../../actions/catalogue/index.ts'
import type { Route } from '../route.ts'
import { entryOf } from './screen-table.tsx'

export interface NavEntry {
  readonly words: string
  readonly action: ActionId
  readonly route: Route
  readonly Icon: typeof IconInbox
  /** Stands apart at the end. */
  readonly last: boolean
}

interface NavRule extends NavEntry {
  readonly requires: Permission
  readonly forRoles: readonly Role[]
}

const everybody: readonly Role[] = ['admin', 'lead', 'reviewer', 'annotator']

const rules: readonly NavRule[] = [
  {
    words: 'Work',
    action: 'go.work',
    route: { screen: 'work' },
    Icon: IconInbox,
    requires: 'work:read',
    forRoles: everybody,
    last: false,
  },
  {
    words: 'Returned',
    action: 'go.returned',
    route: { screen: 'returned' },
    Icon: IconMessageCircle,
    requires: 'work:read',
    forRoles: everybody,
    last: false,
  },
  {
    words: 'Projects',
    action: 'go.projects',
    route: { screen: 'projects', projectId: null },
    Icon: IconLayoutGrid,
    requires: 'project:read',
    forRoles: everybody,
    last: false,
  },
  {
    words: 'Review',
    action: 'go.review',
    route: { screen: 'review' },
    Icon: IconEyeCheck,
    requires: 'review:read',
    forRoles: everybody,
    last: false,
  },
  {
    words: 'Members',
    action: 'go.members',
    route: { screen: 'members' },
    Icon: IconUsers,
    requires: 'member:read',
    forRoles: everybody,
    last: false,
  },
  {
    words: 'Certificates',
    action: 'go.certificates',
    route: { screen: 'certificates' },
    Icon: IconCertificate,
    requires: 'device:read',
    forRoles: ['admin', 'lead'],
    last: false,
  },
  {
    words: 'This device',
    action: 'go.device',
    route: { screen: 'device' },
    Icon: IconDeviceDesktop,
    requires: 'device:read',
    forRoles: everybody,
    last: true,
  },
]

/** What a person of these roles finds in the side navigation, in order. */
export const navEntriesFor = (roles: readonly Role[]): readonly NavEntry[] =>
  rules.filter(
    (rule) =>
      permits({ unlocked: true, roles }, rule.requires) &&
      rule.forRoles.some((role) => roles.includes(role)) &&
      entryOf(rule.route) !== null,
  )

/** Where a person of these roles begins. */
export const homeFor = (roles: readonly Role[]): Route => navEntriesFor(roles)[0]?.route ?? { screen: 'device' }
