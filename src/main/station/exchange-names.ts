/** The names of objects in the exchange. All of them are sealed or signed; the names hold ids only. */
export const organisationObject = 'organisation.jws'
/** How the root of this version came after the one before it; the first has none. */
export const rootObject = (version: number): string => `roots/${String(version).padStart(8, '0')}.jws`
export const membershipObject = 'membership.jws'
export const requestsPrefix = 'requests/'
export const requestObject = (requestId: string): string => `${requestsPrefix}${requestId}.jwe`

/** The log of a device and the log that a lead's device keeps of a project. */
export const deviceLog = (deviceId: string): string => `devices/${deviceId}/log`
export const projectLog = (projectId: string, writerId: string): string => `projects/${projectId}/log/${writerId}`
export const entryObject = (log: string, seq: number): string => `${log}/${String(seq).padStart(8, '0')}.jws`

/** The project that a project log's name says it is of. */
export const projectOf = (log: string): string => log.split('/')[1] ?? ''

/** The last part of a project log's name: the device that writes it. */
export const writerOf = (log: string): string => log.slice(log.lastIndexOf('/') + 1)

export const statusObject = (projectId: string, writerId: string): string =>
  `projects/${projectId}/status/${writerId}.jws`
export const shardObject = (
  at: { projectId: string; shardId: string; version: number; set?: string | undefined },
  stream: 'tar' | 'index',
): string => `${shardPrefix(at)}${at.set === undefined ? '' : `${at.set}.`}${stream}`
/** Everything of one version of a shard, with the suggestions beside it. */
export const shardPrefix = (at: { projectId: string; shardId: string; version: number }): string =>
  `${projectShardsPrefix(at.projectId)}${at.shardId}.v${String(at.version)}.`
export const projectShardsPrefix = (projectId: string): string => `projects/${projectId}/shards/`
export const projectWorkPrefix = (projectId: string): string => `projects/${projectId}/work/`
export const workObject = (projectId: string, deviceId: string, name: string): string =>
  `projects/${projectId}/work/${deviceId}/${name}.jwe`

/** A hint, not a statement: which project logs a device should read. Whoever forges one makes it read a log in vain. */
export const hintPrefix = (deviceId: string): string => `devices/${deviceId}/projects/`
export const hintObject = (deviceId: string, projectId: string, writerId: string): string =>
  `${hintPrefix(deviceId)}${projectId}.${writerId}`
export const readHint = (name: string): { projectId: string; writerId: string } | null => {
  const match = /\/projects\/([a-z0-9]{16})\.([a-z0-9]{16})$/.exec(name)
  return match?.[1] && match[2] ? { projectId: match[1], writerId: match[2] } : null
}
