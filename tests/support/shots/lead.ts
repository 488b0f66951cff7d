import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

const lead = { role: 'admin-lead' } as const

const open = async (page: Page, ...names: string[]) => {
  for (const name of names) await page.getByRole('button', { name, exact: true }).first().click()
}
const goTo = async (page: Page, key: string, heading: string) => {
  await page.locator('.side-nav').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press(key)
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}
const project =
  (name: string, ...keys: string[]) =>
  async (page: Page) => {
    await goTo(page, 'p', 'Projects')
    await page.getByRole('button', { name, exact: true }).last().click()
    await page.getByRole('tab', { name: 'Overview' }).waitFor()
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(200)
    }
  }
const review = (shard: string) => async (page: Page) => {
  await goTo(page, 'v', 'Review')
  const row = page.locator('.queue-row', { hasText: shard })
  await row.getByRole('button').click()
  await page.locator('.review-labels').waitFor()
  await page.waitForTimeout(400)
}

/** The screens of a lead, a reviewer and an admin. */
export const shots: readonly Shot[] = [
  { name: 'projects', scenario: lead },
  { name: 'projects-empty', scenario: { ...lead, empty: true } },
  { name: 'project', scenario: lead, act: project('Historic plates') },
  { name: 'project-wiping', scenario: lead, act: project('Herbarium buds') },
  { name: 'project-shards', scenario: lead, act: project('Historic plates', '2') },
  { name: 'project-people', scenario: lead, act: project('Historic plates', '3') },
  { name: 'project-labels', scenario: lead, act: project('Historic plates', '4') },
  { name: 'project-models', scenario: lead, act: project('Historic plates', '8') },
  {
    name: 'project-suggestions',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '8')(page)
      await open(page, 'Provide suggestions…')
      await page.getByRole('dialog').getByRole('button', { name: 'Choose file…' }).click()
      await page.getByText('left out').waitFor()
    },
  },
  { name: 'project-certificates', scenario: lead, act: project('Herbarium buds', '5') },
  { name: 'project-deletion', scenario: lead, act: project('Historic plates', '7') },
  { name: 'project-deletion-held', scenario: lead, act: project('Herbarium buds', '7') },
  {
    name: 'project-hold',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '7')(page)
      await open(page, 'Place a hold…')
      await page.keyboard.type('Dispute about twelve plates')
    },
  },
  {
    name: 'project-release',
    scenario: lead,
    act: async (page) => {
      await project('Herbarium buds', '7')(page)
      await open(page, 'Release…')
    },
  },
  {
    name: 'project-erase',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '7')(page)
      await open(page, 'Erase items…')
      await page.getByLabel('Item numbers').fill('3, 5-7')
    },
  },
  {
    name: 'project-erased',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '7')(page)
      await open(page, 'Erase items…')
      await page.getByLabel('Item numbers').fill('18')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog', { name: 'Erased' }).waitFor()
    },
  },
  {
    name: 'project-delete',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '7')(page)
      await open(page, 'Delete for the client…')
    },
  },
  {
    name: 'project-deleted',
    scenario: lead,
    act: async (page) => {
      await project('Image answers', '7')(page)
      await open(page, 'Delete for the client…')
      await page.getByLabel('Reason').fill('Contract ended')
      await page.getByLabel('Type Image answers').fill('Image answers')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog', { name: 'Deletion requested' }).waitFor()
    },
  },
  {
    name: 'project-policy',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '4')(page)
      await open(page, 'Change…')
    },
  },
  {
    name: 'project-ontology',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '4')(page)
      await open(page, 'Next version…')
    },
  },
  {
    name: 'project-ontology-skeleton',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', '4')(page)
      await open(page, 'Next version…')
      await page.getByRole('button', { name: 'Class', exact: true }).click()
      await page.keyboard.type('Runner')
      await page.getByRole('button', { name: 'Keypoints', exact: true }).click()
      await page.getByRole('button', { name: 'Person, 17 points (COCO)' }).click()
      await page.getByRole('textbox', { name: 'Name of point 6' }).click()
    },
  },
  {
    name: 'project-new-classes',
    scenario: lead,
    act: async (page) => {
      await goTo(page, 'p', 'Projects')
      await page.keyboard.press('n')
      await page.getByRole('tab', { name: /^Classes/ }).click()
      await page.getByRole('button', { name: 'Question about the item' }).click()
      await page.keyboard.type('Scene')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('tab', { name: /^Classes/ }).click()
    },
  },
  {
    name: 'project-report',
    scenario: lead,
    act: async (page) => {
      await goTo(page, 'p', 'Projects')
      await page.getByRole('button', { name: 'Deletion report…' }).last().click()
      await page.keyboard.press('Control+Enter')
      await page.getByText('outstanding. The report').waitFor()
    },
  },
  { name: 'project-proof', scenario: lead, act: project('Historic plates', '6', 'v') },
  {
    name: 'project-assign',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', 'a')(page)
      await page.getByText('plates-10', { exact: true }).last().click()
      await page.getByRole('combobox', { name: 'Person and device' }).fill('Ana')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'project-import',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', 'i')(page)
      await open(page, 'Choose folder…')
    },
  },
  {
    name: 'project-export',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates', 'e')(page)
      await page.getByRole('radio').nth(2).check()
    },
  },
  {
    name: 'project-complete',
    scenario: lead,
    act: async (page) => {
      await project('Historic plates')(page)
      await open(page, 'Complete project…')
    },
  },
  {
    name: 'project-new',
    scenario: lead,
    act: async (page) => {
      await goTo(page, 'p', 'Projects')
      await page.keyboard.press('n')
    },
  },
  {
    name: 'project-error',
    scenario: { ...lead, fail: { 'projects.show': 'EXCHANGE_UNREACHABLE' } },
    act: async (page) => {
      await goTo(page, 'p', 'Projects')
      await page.getByRole('button', { name: 'Historic plates', exact: true }).last().click()
    },
  },
  {
    name: 'review-queue',
    scenario: lead,
    act: (page) => goTo(page, 'v', 'Review'),
  },
  { name: 'review-image', scenario: lead, act: review('plates-07') },
  {
    name: 'review-return',
    scenario: lead,
    act: async (page) => {
      await review('plates-07')(page)
      await page.locator('.review-labels .review-row').first().click()
      await page.keyboard.press('r')
      await page.keyboard.type('The box cuts off the tail.')
    },
  },
  {
    name: 'review-erase',
    scenario: lead,
    act: async (page) => {
      await review('plates-07')(page)
      await page.getByRole('button', { name: 'Erase this item…' }).click()
    },
  },
  { name: 'review-text', scenario: lead, act: review('congress-12') },
  { name: 'review-pair', scenario: lead, act: review('pairs-03') },
  {
    name: 'members',
    scenario: lead,
    act: (page) => goTo(page, 'm', 'Members'),
  },
  {
    name: 'members-lost',
    scenario: lead,
    act: async (page) => {
      await goTo(page, 'm', 'Members')
      await open(page, 'Revoke')
      await page.getByLabel('The device is lost').check()
    },
  },
  {
    name: 'members-wipe-ordered',
    scenario: lead,
    act: async (page) => {
      await goTo(page, 'm', 'Members')
      await open(page, 'Revoke')
      await page.getByLabel('The device is lost').check()
      await page.keyboard.press('Control+Enter')
      await page.getByText('wipe ordered').waitFor()
    },
  },
  {
    name: 'members-approve',
    scenario: lead,
    act: async (page) => {
      await goTo(page, 'm', 'Members')
      await open(page, 'Compare and approve…')
      await page.keyboard.type('20417 88125 60')
    },
  },
]
