import type { ModelRequest } from '../../models/messages.ts'

/** A process that was started for one model, and the line to it. */
export interface ModelPort {
  readonly send: (request: ModelRequest) => void
  /** What it says is not believed before it was parsed. */
  readonly onMessage: (take: (message: unknown) => void) => void
  /** Told once, however it ended. */
  readonly onEnd: (take: () => void) => void
  /** Ends it at once, whatever it is doing. */
  readonly kill: () => void
}

/** A model needs little besides the memory of its network, which has a limit of its own. */
const heapMb = 1_024

/** How a process is started, whoever starts it. Of the environment it gets what Windows cannot do without and nothing else. */
export const bareStart = (): { env: Record<string, string>; execArgv: string[] } => {
  const { SystemRoot } = process.env
  return {
    env: SystemRoot === undefined ? {} : { SystemRoot },
    execArgv: [`--max-old-space-size=${String(heapMb)}`],
  }
}

/** Starts a process. The app and the command line each have their way. */
export type LaunchModel = () => ModelPort
