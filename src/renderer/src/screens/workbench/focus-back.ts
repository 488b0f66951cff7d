/** The surface that shows the item: it takes keys for tools and for marking. */
const surface = (): HTMLElement | null => document.querySelector('.contents .image-surface, .contents [tabindex="0"]')

/** Gives the focus to the picture or the text. */
export const focusContent = (): void => {
  surface()?.focus({ preventScroll: true })
}

/** Remembers where the focus is. Returns how to give it back; to the content when what had it is gone or nothing had it. */
export const rememberFocus = (): (() => void) => {
  const { activeElement } = document
  return () => {
    if (activeElement instanceof HTMLElement && activeElement !== document.body && activeElement.isConnected)
      activeElement.focus({ preventScroll: true })
    else focusContent()
  }
}
