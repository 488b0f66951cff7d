import type { Page } from 'playwright-core'
import { askFor, expect, open, people, picture, press, type Step, type World } from './world.ts'

export const projectName = 'Plates and addresses'

/** A class besides the preset ones. `kinds` are the words on its toggles. */
const addClass = async (page: Page, added: { name: string; kinds: readonly string[] }): Promise<void> => {
  await page.getByRole('button', { name: 'Class', exact: true }).click()
  const detail = page.getByRole('region', { name: 'Class', exact: true })
  await detail.getByLabel('Name of the class').fill(added.name)
  for (const toggle of await detail.getByRole('group', { name: 'Drawn as' }).getByRole('button').all()) {
    const words = (await toggle.innerText()).trim()
    const isOn = (await toggle.getAttribute('aria-pressed')) === 'true'
    if (isOn !== added.kinds.includes(words)) await toggle.click()
  }
}

/** The lead writes the project: client, classes, rules for devices. */
export const project: Step = {
  name: 'project',
  run: async (world) => {
    const { page } = await open(world, 'lead')
    await press(page, 'g', 'p')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByLabel('Name', { exact: true }).fill(projectName)
    await page.getByLabel('Client').fill('Halden Museum of Photography')
    await page.getByRole('tab', { name: 'Classes' }).click()
    await page.getByRole('button', { name: 'Begin with…' }).click()
    await page.getByRole('menuitem', { name: 'For images' }).click()
    await addClass(page, { name: 'Place', kinds: ['Span of text'] })
    await addClass(page, { name: 'Institution', kinds: ['Span of text'] })
    await addClass(page, { name: 'Worth keeping', kinds: ['Whole item'] })
    await picture(world, 'lead', 'new-project')
    await page.getByRole('button', { name: 'Sign and create' }).click()
    await page.getByRole('heading', { name: projectName }).waitFor()
    const [made] = await askFor<{ projectId: string }[]>(world, 'lead', ['projects', 'list', {}])
    world.facts.set('project', made?.projectId ?? '')
  },
}

/** The lead takes a folder in. */
export const importFolder: Step = {
  name: 'import',
  run: async (world) => {
    const app = await open(world, 'lead')
    const { page } = app
    await page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click()
    app.control({ dialog: world.data })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Choose folder/ }).click()
    await dialog.getByLabel('Name of the shards').fill('plates')
    await dialog.getByLabel('Items per shard').fill('100')
    await picture(world, 'lead', 'import')
    await dialog.getByRole('button', { name: 'Import', exact: false }).last().click()
    await page.getByRole('dialog', { name: 'Imported' }).waitFor({ timeout: 300_000 })
    await picture(world, 'lead', 'imported')
    await page.keyboard.press('Escape')
  },
}

interface Detail {
  readonly shards: readonly { readonly shardId: string; readonly name: string; readonly items: number }[]
}

export const showProject = (world: World): Promise<Detail> =>
  askFor<Detail>(world, 'lead', ['projects', 'show', { projectId: world.facts.get('project') }])

/** What was built is on the exchange, sealed; the log names it. */
export const shards: Step = {
  name: 'shards',
  run: async (world) => {
    const detail = await showProject(world)
    const items = detail.shards.reduce((sum, shard) => sum + shard.items, 0)
    expect(detail.shards.length > 0 && items > 0, 'no shard was built')
    world.facts.set('shard', detail.shards[0]?.shardId ?? '')
    const verdict = await askFor<{ ok: boolean }>(world, 'lead', [
      'projects',
      'verify',
      { projectId: world.facts.get('project') },
    ])
    expect(verdict.ok, 'the exchange does not hold what the log names')
  },
}

/** The lead assigns everything to the annotator on her device. */
export const assign: Step = {
  name: 'assign',
  run: async (world) => {
    const { page } = await open(world, 'lead')
    await page
      .getByRole('button', { name: /^Assign/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    if (!(await dialog.getByLabel(/ chosen$/).isChecked())) await dialog.getByLabel(/ chosen$/).check()
    await dialog.getByRole('combobox', { name: 'Person and device' }).click()
    await page.getByRole('option', { name: `${people.annotator.member} · ${people.annotator.device}` }).click()
    await picture(world, 'lead', 'assign')
    await dialog
      .getByRole('button', { name: /^Assign/ })
      .last()
      .click()
    await dialog.waitFor({ state: 'hidden' })
    await picture(world, 'lead', 'project')
  },
}
