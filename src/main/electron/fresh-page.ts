import type { WebContents } from 'electron'

/** How long a page that is destroyed on purpose may take to be told gone; a later death is one that befell it. */
const toldWithinMs = 10_000

/** Destroys pages on purpose, and tells such a death from one that befell the page. */
export interface FreshPages {
  /** Ends the process of the page, with everything that is in its memory, and loads the page anew in another one. */
  readonly renew: (contents: WebContents) => void
  /** Whether this death was asked for. Answers once per renewal. */
  readonly wasAsked: (contents: WebContents) => boolean
}

/** At the lock the keys go; what was on the screen goes with the process that drew it. */
export const createFreshPages = (): FreshPages => {
  const asked = new WeakSet<WebContents>()
  return {
    renew: (contents) => {
      asked.add(contents)
      setTimeout(() => asked.delete(contents), toldWithinMs).unref()
      contents.forcefullyCrashRenderer()
      contents.reload()
    },
    wasAsked: (contents) => asked.delete(contents),
  }
}
