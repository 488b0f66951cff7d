// What `import … from 'electron'` finds under the stand-in. Held against Electron's own types in surface.ts and against
// what the adapters use in tests/unit/tools/electron-standin.test.ts.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { nativeTheme } from './native-theme.ts'
export { powerMonitor } from './power-monitor.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { systemPreferences } from './system-preferences.ts'
export { utilityProcess } from './utility-process.ts'
