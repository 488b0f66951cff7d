import { fork } from 'node:child_process'
import { bareStart, type LaunchModel } from './station/models/model-port.ts'

/**
 * Starts the process of a model where there is no Electron: the command line and tests.
 *
 * It gets nothing of this process but the line to it: no environment, no files, no terminal.
 *
 * @param file - What runs in it.
 */
export const forkModel =
  (file: string): LaunchModel =>
  () => {
    const child = fork(file, [], {
      ...bareStart(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // A line that broke is told by the end of the process.
    child.on('error', () => child.kill('SIGKILL'))
    return {
      send: (request) => {
        child.send(request, () => undefined)
      },
      onMessage: (take) => {
        child.on('message', take)
      },
      onEnd: (take) => {
        child.once('exit', take)
      },
      kill: () => {
        child.kill('SIGKILL')
      },
    }
  }
