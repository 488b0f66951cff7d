import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

const openDevice = async (page: Page) => {
  await page.locator('.side-nav').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.getByRole('heading', { name: 'This device', level: 1 }).waitFor()
  await page.locator('.audit').waitFor()
}
const showTrail = async (page: Page) => {
  await openDevice(page)
  await page.locator('.audit-filters').scrollIntoViewIfNeeded()
}

const openPersonal = async (page: Page, name: string) => {
  await page.locator('.side-nav').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await page
    .getByRole('row', { name: new RegExp(name) })
    .first()
    .getByRole('button', { name: 'Personal data…' })
    .click()
  await page.locator('.personal-part').first().waitFor()
}

/** The audit trail on the Device page, and what the membership holds about a person. */
export const shots: readonly Shot[] = [
  { name: 'device-annotator', act: openDevice },
  { name: 'device-admin', scenario: { role: 'admin-lead' }, act: openDevice },
  {
    name: 'device-own-record',
    act: async (page) => {
      await openDevice(page)
      await page.getByRole('button', { name: 'My personal data…' }).click()
      await page.getByText('Your admin can tell you the rest').waitFor()
    },
  },
  {
    name: 'audit-filtered',
    scenario: { role: 'lead' },
    act: async (page) => {
      await showTrail(page)
      await page.keyboard.press('f')
      await page.keyboard.press('/')
      await page.keyboard.type('passphrase')
      await page.waitForTimeout(600)
    },
  },
  {
    name: 'audit-broken',
    scenario: { role: 'lead', auditWhole: false },
    act: showTrail,
  },
  {
    name: 'audit-export',
    scenario: { role: 'admin-lead' },
    act: async (page) => {
      await showTrail(page)
      await page.getByRole('button', { name: 'Export…' }).click()
      await page.waitForTimeout(200)
    },
  },
  {
    name: 'audit-deep',
    scenario: { role: 'admin-lead' },
    act: async (page) => {
      await showTrail(page)
      await page.locator('.audit-box').focus()
      for (let turn = 0; turn < 12; turn++) {
        await page.keyboard.press('End')
        await page.waitForTimeout(120)
      }
    },
  },
  {
    name: 'personal',
    scenario: { role: 'admin-lead' },
    act: async (page) => {
      await openPersonal(page, 'Mira Okafor')
      await page.getByText('Work and working time').click()
    },
  },
  {
    name: 'personal-correct',
    scenario: { role: 'admin-lead' },
    act: async (page) => {
      await openPersonal(page, 'Mira Okafor')
      await page.getByRole('button', { name: 'Correct names…' }).click()
    },
  },
  {
    name: 'personal-forget',
    scenario: { role: 'admin-lead' },
    act: async (page) => {
      await page.locator('.side-nav').waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('m')
      const row = page.getByRole('row', { name: /Samuel Adeyemi/ }).first()
      await row.getByRole('button', { name: 'Revoke' }).click()
      await page.keyboard.press('Control+Enter')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await openPersonal(page, 'Samuel Adeyemi')
      await page.getByRole('button', { name: 'Delete names…' }).click()
      const title = await page.getByRole('heading', { name: /Delete the names of/ }).textContent()
      await page.keyboard.type(/names of (.*)\?/.exec(title ?? '')?.[1] ?? '')
      await page.keyboard.press('Control+Enter')
      await page.getByText('Kept, and why').waitFor()
    },
  },
]
