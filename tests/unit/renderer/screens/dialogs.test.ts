import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'
import type { Scenario } from '../../../support/fake-station/scenario.ts'
import { isSettled } from '../../../support/settled.ts'

/** How a dialog is reached: the way to its screen, and what opens it by keys alone. */
interface Scene {
  readonly scenario?: Partial<Scenario>
  readonly go: (page: Page) => Promise<unknown>
  /** A button that Enter presses. Left out: keys open it from wherever the focus is. */
  readonly button?: (page: Page) => Locator
  readonly keys?: string
  /** More dialogs that follow from the first, by buttons. */
  readonly then?: readonly string[]
}

const lead = { role: 'admin-lead' } as const
const goTo = (key: string, heading: string) => async (page: Page) => {
  await page.locator('.side-nav').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press(key)
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}
const project = (tab: string, name: string) => async (page: Page) => {
  await goTo('p', 'Projects')(page)
  await page.getByRole('button', { name, exact: true }).last().click()
  await page.getByRole('tab', { name: 'Overview' }).waitFor()
  await page.keyboard.press(tab)
  await page.locator('.side-nav button').first().focus()
}
const review = async (page: Page) => {
  await goTo('v', 'Review')(page)
  await page.locator('.queue-row', { hasText: 'plates-07' }).getByRole('button').click()
  await page.locator('.review-labels').waitFor()
}
const bench = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  // No picture is served here: what cannot be loaded is taken away, and the focus would go with it.
  await page.locator('.item-error, .image-surface[data-stage=failed]').waitFor()
  await page.locator('.tool-rail [tabindex="0"]').focus()
}
const work = (page: Page) => page.locator('.side-nav button').first().focus()
const named = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const leads = (go: Scene['go'], name: string | RegExp): Scene => ({ scenario: lead, go, button: named(name) })

/** Every dialog, by the file that holds it. */
const scenes: Readonly<Record<string, readonly Scene[]>> = {
  'device/passphrase-dialog': [{ go: goTo('d', 'This device'), button: named('Change the passphrase') }],
  'lock/lost-passphrase': [
    { scenario: { stage: 'locked' }, go: () => Promise.resolve(), button: named('I lost my passphrase') },
  ],
  'members/approve-dialog': [leads(goTo('m', 'Members'), 'Compare and approve…')],
  'members/confirm-dialog': [leads(goTo('m', 'Members'), /^Decline/)],
  'members/correct-dialog': [{ ...leads(goTo('m', 'Members'), 'Personal data…'), then: ['Correct names…'] }],
  'members/forget-dialog': [
    // Names are deleted of somebody who left; those come last.
    {
      scenario: lead,
      go: async (page) => {
        await goTo('m', 'Members')(page)
        await page.getByRole('button', { name: 'Revoke', exact: true }).last().click()
        await page.keyboard.press('Control+Enter')
        await page.locator('tr[data-revoked]').waitFor()
      },
      button: (page) => page.locator('tr[data-revoked]').getByRole('button', { name: 'Personal data…' }),
      then: ['Delete names…'],
    },
  ],
  'members/personal-dialog': [leads(goTo('m', 'Members'), 'Personal data…')],
  'members/revoke-dialog': [leads(goTo('m', 'Members'), 'Revoke')],
  'members/root-dialog': [leads(goTo('m', 'Members'), 'Replace the root key…')],
  'projects/assign-dialog': [{ scenario: lead, go: project('1', 'Historic plates'), keys: 'a' }],
  'projects/complete-dialog': [leads(project('1', 'Historic plates'), 'Complete project…')],
  'projects/deletion-dialog': [leads(project('7', 'Historic plates'), 'Delete for the client…')],
  'projects/erase-dialog': [leads(project('7', 'Historic plates'), 'Erase items…')],
  'projects/export-dialog': [{ scenario: lead, go: project('1', 'Historic plates'), keys: 'e' }],
  'projects/hold-dialogs': [
    leads(project('7', 'Historic plates'), 'Place a hold…'),
    leads(project('7', 'Herbarium buds'), 'Release…'),
  ],
  'projects/import-dialog': [{ scenario: lead, go: project('1', 'Historic plates'), keys: 'i' }],
  'projects/model-dialog': [leads(project('8', 'Historic plates'), 'Add a model…')],
  'projects/ontology/ontology-dialog': [leads(project('4', 'Historic plates'), 'Next version…')],
  'projects/policy-dialog': [leads(project('4', 'Historic plates'), 'Change…')],
  'projects/report-dialog': [leads(goTo('p', 'Projects'), 'Deletion report…')],
  'projects/revoke-dialog': [leads(project('3', 'Historic plates'), 'Revoke')],
  'projects/suggestions-dialog': [leads(project('8', 'Historic plates'), 'Provide suggestions…')],
  'review/erase-item-dialog': [leads(review, 'Erase this item…')],
  'shell/palette': [{ go: work, keys: 'Control+k' }],
  'shell/shortcuts-sheet': [{ go: bench, keys: '?' }],
  'shell/shortcuts/shortcuts-dialog': [{ go: work, keys: '?', then: ['Change the shortcuts…'] }],
  'work/give-back-dialog': [{ go: () => Promise.resolve(), button: named(/^Give .* back/) }],
  'workbench/propagate-dialog': [
    {
      go: async (page) => {
        await bench(page)
        await page.keyboard.press('Control+a')
      },
      keys: 'Control+b',
    },
  ],
  'workbench/skip-dialog': [{ go: bench, keys: 'Control+ArrowRight' }],
  'workbench/walk/jump-dialog': [{ go: bench, keys: 'Control+j' }],
}

const screens = path.resolve('src/renderer/src/screens')
const filesWithDialogs = readdirSync(screens, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .filter((file) =>
    /<(Dialog|DialogFrame|TaskDialog|ConfirmByTyping)\s/.test(readFileSync(path.join(screens, file), 'utf8')),
  )
  .map((file) => file.replace(/\.tsx$/, '').replaceAll('\\', '/'))

let site: BrowserPage

beforeAll(async () => {
  site = await openBrowserPage('tests/support/window-page.ts')
}, 120_000)
afterAll(() => site.close())

/** Whether the focus lies in the dialog on top. */
const isInside = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)

const opened = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').last().waitFor()
  await expect.poll(() => isInside(page)).toBe(true)
}

const open = async ({ scenario = {}, go, button, keys = 'Enter' }: Scene): Promise<Page> => {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  await page.goto(`${site.address}?fake=${encodeURIComponent(JSON.stringify(scenario))}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await go(page)
  await isSettled(page)
  await button?.(page).focus()
  await page.evaluate(() => document.activeElement?.setAttribute('data-before', ''))
  await page.keyboard.press(keys)
  return page
}

it('no dialog is left out', () => {
  expect(filesWithDialogs.toSorted()).toEqual(Object.keys(scenes).toSorted())
})

describe.each(Object.entries(scenes))('%s', (_file, ways) => {
  it.each(ways.map((scene, at) => [at + 1, scene] as const))(
    'takes the focus and gives it back (%s)',
    async (_at, scene) => {
      const page = await open(scene)
      await opened(page)
      for (const name of scene.then ?? []) {
        await page.getByRole('dialog').getByRole('button', { name, exact: true }).first().focus()
        await page.keyboard.press('Enter')
        await page.getByRole('dialog').getByRole('button', { name, exact: true }).first().waitFor({ state: 'hidden' })
        await opened(page)
      }
      for (let pressed = 0; pressed < 25; pressed++) {
        await page.keyboard.press('Tab')
        expect(await isInside(page)).toBe(true)
      }
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      // The key was the dialog's alone: a moment later the screen behind it stands as it did.
      await isSettled(page)
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-before'))).toBe(true)
      await page.close()
    },
  )
})
