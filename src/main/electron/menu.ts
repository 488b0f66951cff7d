import { app, Menu } from 'electron'

/**
 * Takes the menu away. macOS keeps the few entries without which its own keys for quit and the clipboard would be dead;
 * none of them prints, reloads or shows developer tools.
 */
export const removeMenu = (platform: NodeJS.Platform): void => {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([
          { label: app.name, submenu: [{ role: 'hide' }, { role: 'quit' }] },
          { label: 'Edit', submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
        ])
      : null,
  )
}
