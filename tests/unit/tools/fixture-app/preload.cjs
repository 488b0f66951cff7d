const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('station', {
  invoke: (channel, input) => ipcRenderer.invoke(channel, input),
  subscribe: (channel, listener) => {
    const forward = (_event, payload) => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => ipcRenderer.off(channel, forward)
  },
})
