import type { MenuItemConstructorOptions } from 'electron'

/** Chromium shows no menu of ours, so a menu is only kept. */
export class Menu {
  static setApplicationMenu(menu: Menu | null): void {
    void menu
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    void template
    return new Menu()
  }
}
