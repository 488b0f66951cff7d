import type { Page } from 'playwright-core'

/**
 * Waits until a screen puts nothing anew for 300 ms. What it asks for comes in pieces, and a button that is replaced between
 * its focus and a key lets the key go nowhere: faster than a person, and as slow as the machine.
 */
export const isSettled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((settled) => {
        let quiet = setTimeout(settled, 300)
        new MutationObserver(() => {
          clearTimeout(quiet)
          quiet = setTimeout(settled, 300)
        }).observe(document.body, { childList: true, subtree: true })
      }),
  )
