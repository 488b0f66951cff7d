/** Preferences of a Mac; a browser keeps none of them for the app. */
export const systemPreferences = {
  setUserDefault: (): void => undefined,
}
