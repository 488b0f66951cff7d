import { setTimeout } from 'node:timers/promises'
import type { IpcMainInvokeEvent } from 'electron'
import type { Frame, Page, Request } from 'playwright-core'
import { deliverInvoke } from './ipc-main.ts'
import { noteInput } from './power-monitor.ts'
import { WebContents } from './web-contents.ts'

/** What a page sends through the binding. */
export type Message =
  { readonly kind: 'invoke'; readonly channel: string; readonly input: unknown } | { readonly kind: 'input' }

interface Addresses {
  toApp(address: string): string
}

const known = new WeakMap<Page, WebContents>()

/** Joins a page to the contents of the window that made it. */
export const adopt = (page: Page, contents: WebContents): void => {
  known.set(page, contents)
}

/** A page that nobody ordered: a popup is closed unless the app allows it; one made by a debugging client may stay. */
export const greetPage = (page: Page): void => {
  // Listened for from the beginning: it may come before the word that the popup was denied.
  const judged = page.waitForEvent('requestfailed', { timeout: judgedWithinMs }).catch(() => undefined)
  void closeWhenDenied(page, judged)
}

/** On a busy machine a request may be judged late. */
const judgedWithinMs = 5_000

/** The page and the word that it was denied come over two connections, in either order: the word is waited for a while. */
const closeWhenDenied = async (page: Page, judged: Promise<unknown>): Promise<void> => {
  for (let look = 0; look < 20; look += 1) {
    if (WebContents.takeDeniedPopup()) {
      await closeWhenJudged(page, judged)
      return
    }
    await setTimeout(50)
  }
}

/** Closing at once would let go of a request that is still being judged, and Chromium would then send it. */
const closeWhenJudged = async (page: Page, judged: Promise<unknown>): Promise<void> => {
  await judged
  await page.close().catch(() => undefined)
}

/** The contents that a request belongs to; `null` for a page of nobody and for workers. */
export const contentsOf = (request: Request): WebContents | null => {
  try {
    return known.get(request.frame().page()) ?? null
  } catch {
    return null
  }
}

/** Takes a message and answers it. The sender is what Chromium says it is, whatever the page claims. */
export const receive = async (
  addresses: Addresses,
  { page, frame }: { readonly page: Page; readonly frame: Frame },
  message: Message,
): Promise<unknown> => {
  if (message.kind === 'input') {
    noteInput()
    return undefined
  }
  const sender = known.get(page) ?? new WebContents()
  const parent = frame.parentFrame()
  const senderFrame = {
    url: addresses.toApp(frame.url()),
    parent: parent === null ? null : { url: addresses.toApp(parent.url()) },
  }
  return deliverInvoke(
    { type: 'frame', sender, senderFrame } as unknown as IpcMainInvokeEvent,
    message.channel,
    message.input,
  )
}
