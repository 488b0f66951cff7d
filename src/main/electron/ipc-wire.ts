import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { Sender, Wire } from '../ipc/serve.ts'

/** The wire to the window. Alone touches `ipcMain`. */
export const createIpcWire = (current: () => BrowserWindow | null): Wire => ({
  answer: (channel, reply) => {
    ipcMain.handle(channel, (event, input: unknown) => reply(senderOf(event, current()), input))
  },
  tell: (channel, payload) => {
    const window = current()
    if (window !== null && !window.isDestroyed()) window.webContents.send(channel, payload)
  },
})

/** What the runtime knows about who sent a message; a frame that is already gone counts as nobody. */
const senderOf = (event: IpcMainInvokeEvent, window: BrowserWindow | null): Sender => {
  const frame = event.senderFrame
  return {
    url: frame?.url ?? null,
    isTopFrame: frame !== null && frame.parent === null,
    isOurWindow: window !== null && !window.isDestroyed() && event.sender.id === window.webContents.id,
  }
}
