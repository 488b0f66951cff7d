import { homeTargets } from './home-targets.ts'
import { importTargets } from './import-targets.ts'
import { requestTargets } from './request-targets.ts'
import { shardTargets } from './shard-targets.ts'
import { trustTargets } from './document-targets.ts'

/** Every parser that reads bytes from outside. */
export const targets = [...shardTargets, ...trustTargets, ...homeTargets, ...importTargets, ...requestTargets]
