import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { ForkOptions } from 'electron'

/** A process of plain Node in place of one of Chromium's: the same messages, no `parentPort`. */
export class UtilityProcess extends EventEmitter {
  private readonly child: ChildProcess

  constructor(file: string, args: string[], { env, execArgv }: ForkOptions) {
    super()
    this.child = fork(file, args, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      ...(env === undefined ? {} : { env: env as NodeJS.ProcessEnv }),
      ...(execArgv === undefined ? {} : { execArgv }),
    })
    this.child.on('error', () => undefined)
    this.child.on('message', (message: unknown) => {
      this.emit('message', message)
    })
    this.child.once('exit', (code) => {
      this.emit('exit', code ?? 1)
    })
  }

  postMessage(message: unknown): void {
    this.child.send(message as object, () => undefined)
  }

  kill(): boolean {
    return this.child.kill('SIGKILL')
  }
}

export const utilityProcess = {
  fork: (file: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess =>
    new UtilityProcess(file, args, options),
}
