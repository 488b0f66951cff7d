import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import type { LaunchedApp } from './support/launch.ts'
import {
  assignShards,
  importShard,
  inHours,
  makeProject,
  openOffice,
  writeFolder,
  type Office,
} from './support/office.ts'
import { askFor, openSeat, press, unlock } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let projectId: string
const grants = new Map<string, string>()
const shards = new Map<string, string>()

const terms: Readonly<Record<string, { until?: () => string; more?: () => string[] }>> = {
  later: { until: () => inHours(48), more: () => ['--from', inHours(24)] },
  ended: { until: () => new Date(Date.now() + 6_000).toISOString() },
  stale: { more: () => ['--offline-hours', '0'] },
  revoked: {},
  open: {},
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  projectId = await makeProject(office, 'Shut doors')
  for (const [name, { until, more }] of Object.entries(terms)) {
    const folder = writeFolder(office, name, { [`${name}.txt`]: `A shard: ${name}.\n` })
    const shardId = await importShard(office, projectId, folder)
    shards.set(name, shardId)
    const asked = { shardIds: [shardId], ...(until ? { until: until() } : {}), ...(more ? { more: more() } : {}) }
    grants.set(name, await assignShards(office, projectId, asked))
  }
  await office.cli('annotator', 'sync')
  await office.cli('lead', 'renew', '--project', projectId, '--valid-minutes', '0')
  app = await openSeat(office, 'annotator')
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

const row = (page: Page, name: string) => page.locator('.shard-line', { has: page.getByText(name, { exact: true }) })

const showRefusal = async (page: Page, name: string): Promise<void> => {
  await press(page, 'g', 'w')
  await row(page, name).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor()
}

const expectAudited = async (page: Page, reason: string): Promise<void> => {
  const trail = await askFor<{ entries: { reason: string | null }[] }>(page, 'device:audit', {
    before: null,
    limit: 20,
    refusedOnly: true,
  })
  expect(trail.entries.map((entry) => entry.reason)).toContain(reason)
}

test('a wrong passphrase is said so and keeps the window shut', async () => {
  const { page } = app
  await page.getByLabel('Passphrase', { exact: true }).fill('not the right words at all')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/passphrase is not right|wrong|does not/i).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await unlock(page)
  await expectAudited(page, 'PASSPHRASE_WRONG')
})

test('a shard before its time says when it opens', async () => {
  const { page } = app
  await expect(row(page, 'later')).toContainText('Not yet')
  await showRefusal(page, 'later')
  await expect(page.getByRole('heading', { name: /^later opens tomorrow/ })).toBeVisible()
  await expectAudited(page, 'NOT_YET')
})

test('a shard whose assignment ended says since when; F5 tries again and tells that it did', async () => {
  const { page } = app
  await showRefusal(page, 'ended')
  await expect(page.getByRole('heading', { name: /^ended is closed: its assignment ended today/ })).toBeVisible()
  await page.keyboard.press('F5')
  await expect(page.getByText(/Tried again .* still closed/)).toBeVisible()
  await expectAudited(page, 'GRANT_EXPIRED')
})

test('a shard that was taken back names who took it', async () => {
  const { page } = app
  await office.cli('lead', 'project', 'revoke', projectId, grants.get('revoked') ?? '')
  await press(page, 'g', 'w', 'F5')
  await expect(row(page, 'revoked')).toContainText('Taken back')
  await showRefusal(page, 'revoked')
  await expect(page.getByRole('heading', { name: /^Jonas Lindqvist took revoked back/ })).toBeVisible()
  await expectAudited(page, 'GRANT_REVOKED')
})

test('a shard that has not heard from the exchange says that its lease ended; C opens another one', async () => {
  const { page } = app
  await showRefusal(page, 'stale')
  await expect(page.getByRole('heading', { name: /^stale is closed: its lease ended/ })).toBeVisible()
  await expectAudited(page, 'STATUS_STALE')
  await expect(page.getByText('Work on another shard')).toBeVisible()
  await page.keyboard.press('c')
  await page.getByRole('listbox', { name: 'Items of this shard' }).waitFor()
  await expect(page.locator('.film-frame')).toHaveAttribute('title', 'open')
})
