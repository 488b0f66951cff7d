/** What the events of an audit trail are about, for people who look for something. */
export const eventGroups = {
  session: 'Sign-in and keys',
  access: 'Shards and items',
  ahead: 'Read ahead by the app',
  delivery: 'Delivery and exchange',
  project: 'Projects and assignments',
  trust: 'Members and devices',
  export: 'Export and import',
  deletion: 'Deletion and holds',
  guard: 'Blocked and refused',
  audit: 'The trail itself',
} as const

export type EventGroup = keyof typeof eventGroups

const firstWords: Readonly<Record<string, EventGroup>> = {
  app: 'session',
  session: 'session',
  home: 'session',
  passphrase: 'session',
  'key-store': 'session',
  clock: 'session',
  shard: 'access',
  item: 'access',
  label: 'access',
  comment: 'access',
  review: 'access',
  work: 'delivery',
  exchange: 'delivery',
  status: 'delivery',
  log: 'delivery',
  project: 'project',
  grant: 'project',
  policy: 'project',
  ontology: 'project',
  model: 'project',
  suggestions: 'project',
  organisation: 'trust',
  root: 'trust',
  membership: 'trust',
  device: 'trust',
  member: 'trust',
  export: 'export',
  import: 'export',
  wipe: 'deletion',
  hold: 'deletion',
  deletion: 'deletion',
  retention: 'deletion',
  certificate: 'deletion',
  call: 'guard',
  navigation: 'guard',
  network: 'guard',
  permission: 'guard',
  download: 'guard',
  capture: 'guard',
  posture: 'guard',
  audit: 'audit',
}

const wholeNames: Readonly<Record<string, EventGroup>> = {
  'item.prefetch': 'ahead',
  'item.erase': 'deletion',
  'shard.build': 'export',
  'model.download': 'delivery',
  'model.run': 'access',
  'model.stop': 'access',
  'suggestions.download': 'delivery',
  'suggestions.read': 'access',
}

/** The group of an event by its name, or null for a name that is in none. */
export const groupOf = (event: string): EventGroup | null =>
  wholeNames[event] ?? firstWords[event.split('.', 1)[0] ?? ''] ?? null
