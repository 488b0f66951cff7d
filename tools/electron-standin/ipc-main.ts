import type { IpcMainInvokeEvent } from 'electron'

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const listeners = new Map<string, Listener>()

export const ipcMain = {
  handle(channel: string, listener: Listener): void {
    if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    listeners.set(channel, listener)
  },
}

/** Hands a message of a page to its listener. */
export const deliverInvoke = async (event: IpcMainInvokeEvent, channel: string, input: unknown): Promise<unknown> => {
  const listener = listeners.get(channel)
  if (listener === undefined) throw new Error(`No handler registered for '${channel}'`)
  return listener(event, input)
}
