/** Chromium shows no menu of ours, so a menu is only kept. */
export class Menu {
  static setApplicationMenu(): void {
    return undefined
  }

  static buildFromTemplate(): Menu {
    return new Menu()
  }
}
