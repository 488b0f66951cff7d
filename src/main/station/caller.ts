import type { Standing } from '../../shared/access/permissions.ts'

/** Who asks: the window or the command line, with what standing. */
export interface Caller {
  readonly standing: Standing
  readonly via: 'window' | 'cli'
}
