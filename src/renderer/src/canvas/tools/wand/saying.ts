import type { Ghost } from '../tool.ts'

/** What is said beside the pointer; it may come after the gesture that it is about. */
export interface Saying {
  ghost: Ghost | null
}
