import { readPosture } from '../guard/posture/read-posture.ts'
import type { PostureFact } from '../../shared/posture.ts'
import { describeHardware } from './hardware.ts'

/** Answers of other programs are asked for at most this often. */
const goodForMs = 300_000

let last: { readonly homeDir: string; readonly atMs: number; readonly facts: Promise<PostureFact[]> } | null = null

/** How the system around this very process stands, asked anew every five minutes. */
export const ownPosture = (homeDir: string): Promise<PostureFact[]> => {
  const atMs = performance.now()
  if (last?.homeDir === homeDir && atMs - last.atMs < goodForMs) return last.facts
  const { platform, env: environment } = process
  last = { homeDir, atMs, facts: readPosture({ homeDir, platform, environment, hardware: describeHardware() }) }
  return last.facts
}
