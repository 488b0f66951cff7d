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

/** The audit trail on the Device page, and what the membership holds about a person. */
export const shots: readonly Shot[] = [
  { name: 'device-annotator', act: openDevice },
  { name: 'device-admin', scenario: { role: 'admin-lead' }, act: openDevice },
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
]
