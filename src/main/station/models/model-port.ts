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

/** What a process cannot do without on Windows; nothing else of the environment is handed on. */
export const bareEnvironment = (): Record<string, string> => {
  const { SystemRoot } = process.env
  return SystemRoot === undefined ? {} : { SystemRoot }
}

/** Starts a process. The app and the command line each have their way. */
export type LaunchModel = () => ModelPort
