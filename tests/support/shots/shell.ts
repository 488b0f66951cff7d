import { refusalReasons } from '../../../src/shared/access/refusal.ts'
import type { Shot } from '../preview.ts'

const both = [
  [1280, 800],
  [1920, 1080],
] as const
const one = [[1440, 900]] as const

/** The frame, its overlays, and every page and state of an annotator. */
export const shots: readonly Shot[] = [
  { name: 'work', sizes: both },
  { name: 'work-focused', sizes: one, schemes: ['light'], act: (page) => page.keyboard.press('j') },
  {
    name: 'give-back',
    act: async (page) => {
      await page.getByRole('button', { name: 'Give plates-07 back…' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'given-back',
    sizes: one,
    act: async (page) => {
      await page.getByRole('button', { name: 'Give plates-07 back…' }).click()
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText('left this device').waitFor()
    },
  },
  { name: 'work-empty', scenario: { empty: true } },
  {
    name: 'work-slow',
    scenario: { delayMs: 900 },
    sizes: one,
    schemes: ['light'],
    act: (page) => page.waitForTimeout(900),
  },
  { name: 'work-failed', scenario: { fail: { 'work.list': 'INTERNAL' } }, sizes: one, schemes: ['light'] },
  { name: 'work-delivered', sizes: one, schemes: ['light'], act: (page) => page.keyboard.press('d') },
  {
    name: 'work-unreached',
    scenario: { exchange: 'not-reached' },
    sizes: one,
    schemes: ['dark'],
    act: (page) => page.keyboard.press('F5'),
  },
  {
    name: 'palette',
    sizes: one,
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.waitForTimeout(200)
      await page.keyboard.type('pl')
    },
  },
  { name: 'shortcuts', sizes: one, act: (page) => page.keyboard.press('?') },
  {
    name: 'person-menu',
    sizes: one,
    schemes: ['dark'],
    act: (page) => page.locator('.title-bar .person-button').click(),
  },
  {
    name: 'returned',
    sizes: one,
    act: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('r')
    },
  },
  {
    name: 'device',
    act: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('d')
    },
  },
  {
    name: 'device-broken',
    scenario: { auditWhole: false, keyStoreUsable: false, exchange: 'not-reached' },
    sizes: one,
    schemes: ['light'],
    act: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('d')
    },
  },
  {
    name: 'certificate',
    act: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('d')
      await page.getByText('Open certificate').click()
    },
  },
  {
    name: 'certificate-erased',
    scenario: { role: 'lead' },
    act: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('c')
      await page.locator('.certificate-row', { hasText: 'Historic plates' }).click()
      await page.getByRole('button', { name: 'Save…' }).click()
      await page.getByText('Print it to PDF').waitFor()
    },
  },
  {
    name: 'certificates',
    scenario: { role: 'lead' },
    sizes: one,
    act: async (page) => {
      await page.keyboard.press('g')
      await page.keyboard.press('c')
    },
  },
  { name: 'lock', scenario: { stage: 'locked' } },
  {
    name: 'lock-wrong',
    scenario: { stage: 'locked' },
    sizes: one,
    schemes: ['light'],
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Passphrase' }).fill('not this one')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'welcome', scenario: { stage: 'new' } },
  { name: 'welcome-no-keys', scenario: { stage: 'new', keyStoreUsable: false }, sizes: one, schemes: ['light'] },
  {
    name: 'welcome-create',
    scenario: { stage: 'new' },
    sizes: both,
    schemes: ['light'],
    act: (page) => page.getByText('Create an organisation').click(),
  },
  {
    name: 'welcome-join',
    scenario: { stage: 'new' },
    sizes: both,
    schemes: ['dark'],
    act: async (page) => {
      await page.getByText('Join an organisation').click()
      await page.getByText('Choose the folder').click()
      await page.getByLabel('My lead told me').check()
      await page.getByLabel('Your name').fill('Mira Okafor')
      await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('four words apart')
    },
  },
  { name: 'joining', scenario: { stage: 'joining' } },
  ...refusalReasons.map((reason): Shot => ({
    name: `refused-${reason.toLowerCase().replaceAll('_', '-')}`,
    scenario: { refuse: { 'plates-05': reason } },
    sizes: one,
    schemes: reason === 'STATUS_STALE' ? ['light', 'dark'] : ['light'],
    act: (page) => page.getByText('plates-05').click(),
  })),
]
