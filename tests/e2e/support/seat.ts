import type { Page } from 'playwright-core'
import { labelsAfter } from '../../../src/shared/changes/apply.ts'
import type { Reply } from '../../../src/shared/ipc/define.ts'
import type { OpenedItem } from '../../../src/shared/ipc/work.ts'
import type { Label } from '../../../src/shared/labels/index.ts'
import { launchApp, type LaunchedApp } from './launch.ts'
import { passphrase, type Office, type Seat } from './office.ts'

/** Opens somebody's app; it comes up locked. */
export const openSeat = async (office: Office, seat: Seat): Promise<LaunchedApp> => {
  const app = await launchApp({
    homeDir: office.homes[seat],
    size: { width: 1280, height: 800 },
    colorScheme: 'light',
  })
  app.page.setDefaultTimeout(20_000)
  return app
}

/** Types the passphrase and waits until the lock is gone. */
export const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
}

/** Presses keys one after the other, as a sequence such as G W. */
export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Runs a command of the palette by its words. */
export const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  const query = page.getByRole('combobox', { name: 'Search or run a command' })
  await query.fill(words)
  await page.locator('#palette-0', { hasText: words }).waitFor()
  await query.press('Enter')
  await query.waitFor({ state: 'hidden' })
}

/** Asks through the window's own bridge, as its code does. */
export const ask = (page: Page, channel: `${string}:${string}`, input: unknown): Promise<Reply<unknown>> =>
  page.evaluate(
    ([name, asked]) =>
      (window as unknown as { station: { invoke: (name: unknown, asked: unknown) => Promise<never> } }).station.invoke(
        name,
        asked,
      ),
    [`station:${channel}`, input] as const,
  )

/** As {@link ask}, for what has to succeed. */
export const askFor = async <T>(page: Page, channel: `${string}:${string}`, input: unknown): Promise<T> => {
  const reply = await ask(page, channel, input)
  if (!reply.ok) throw new Error(`${channel} was refused: ${reply.error.code}`)
  return reply.value as T
}

/** Opens the shard of that name from the Work page, by its row. */
export const openShard = async (page: Page, name: string): Promise<void> => {
  await page
    .locator('.shard-line', { has: page.getByText(name, { exact: true }) })
    .first()
    .click()
  await page.getByRole('listbox', { name: 'Items of this shard' }).waitFor()
}

/** Opens the annotator's app at a shard. */
export const openBench = async (office: Office, shard: string): Promise<LaunchedApp> => {
  const app = await openSeat(office, 'annotator')
  await unlock(app.page)
  await openShard(app.page, shard)
  return app
}

/** Goes to an item of the open shard by its frame in the film strip. */
export const goToItem = async (page: Page, key: string): Promise<void> => {
  const frame = page.getByRole('option', { name: new RegExp(`^${key},`) })
  if ((await frame.count()) > 0) await frame.click()
  else {
    // The film strip holds only what is seen of it.
    await press(page, 'Control+j')
    await page.getByRole('combobox', { name: 'Number or key' }).fill(key)
    await press(page, 'Enter')
  }
  await page.locator(`.film-frame[aria-selected=true][title="${key}"]`).waitFor()
  await page.locator('.context-bar button:not([disabled])', { hasText: /^(Finish item|Next item)/ }).waitFor()
}

/** Waits until the station has every change of the open item. */
export const saved = async (page: Page): Promise<void> => {
  await page.locator('[data-unsaved="0"]').waitFor()
}

/** What the station holds of an item, once every change is saved. */
export const heldLabels = async (page: Page, shardId: string, index: number): Promise<readonly Label[]> => {
  await saved(page)
  const item = await askFor<OpenedItem>(page, 'work:item', { shardId, index })
  return [...labelsAfter(item.changes).values()]
}
