import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { deliver, finishItem, labelled } from './annotate.ts'
import { expectRefused } from './denied.ts'
import { projectName } from './prepare-project.ts'
import { ask, askFor, cli, expect, homeOf, open, picture, press, type Step, type World } from './world.ts'

interface Delivered {
  readonly items: readonly { readonly index: number; readonly decision: string }[]
}

const delivered = (world: World): Promise<Delivered> =>
  askFor<Delivered>(world, 'lead', ['review', 'open', place(world)])

const place = (world: World) => ({ projectId: world.facts.get('project'), shardId: world.facts.get('shard') })

const openReview = async (world: World): Promise<void> => {
  const { page } = await open(world, 'lead')
  await press(page, 'F5')
  await askFor(world, 'lead', ['work', 'sync', {}])
  await press(page, 'g', 'v')
  await page.getByRole('heading', { name: 'Review', exact: true }).waitFor()
  const row = page.locator('.queue-row', { hasText: 'plates' }).first()
  await row.waitFor()
  await picture(world, 'lead', 'review-queue')
  await row.getByRole('button', { name: /^Review/ }).click()
  await page.locator('.review-decision').waitFor()
}

/** The lead returns one item with a comment, the annotator mends it, the lead accepts all. */
export const review: Step = {
  name: 'review',
  run: async (world) => {
    await openReview(world)
    const { page } = await open(world, 'lead')
    await page.waitForTimeout(800)
    await picture(world, 'lead', 'review')
    await press(page, 'c')
    await page.getByLabel('Comment', { exact: true }).fill('The outline cuts a corner; follow the edge.')
    await page
      .getByRole('button', { name: /^Return/ })
      .first()
      .click()
    await page.waitForTimeout(600)
    const returned = (await delivered(world)).items.find((item) => item.decision === 'returned')
    expect(returned !== undefined, 'nothing was returned')
    await fixReturned(world)
    await askFor(world, 'lead', ['work', 'sync', {}])
    for (const item of (await delivered(world)).items.filter((entry) => entry.decision === 'waiting'))
      await askFor(world, 'lead', [
        'review',
        'decide',
        { ...place(world), index: item.index, decision: 'accept', comments: [] },
      ])
    const undecided = (await delivered(world)).items.filter((item) => item.decision !== 'accepted')
    expect(undecided.length === 0, 'not every item was accepted')
  },
}

const fixReturned = async (world: World): Promise<void> => {
  const { page } = await open(world, 'annotator')
  await press(page, 'g', 'w')
  await press(page, 'F5')
  await page.getByRole('main').getByText('Returned to you').first().waitFor()
  await picture(world, 'annotator', 'returned')
  await press(page, 'r')
  await page.getByText('The outline cuts a corner').last().waitFor()
  await page.waitForTimeout(700)
  await picture(world, 'annotator', 'returned-item')
  const [back] = (await askFor<{ returned: { index: number }[] }>(world, 'annotator', ['work', 'list', {}])).returned
  expect(back !== undefined, 'the returned item is not in the list')
  await finishItem(world, back?.index ?? 0)
  await deliver(world)
}

/** Labels leave in three formats, with what each could not carry. */
export const exportLabels: Step = {
  name: 'export',
  run: async (world) => {
    const app = await open(world, 'lead')
    const formats = await askFor<{ id: string }[]>(world, 'lead', ['projects', 'formats', {}])
    for (const { id } of formats) {
      const folder = path.join(world.exportsDir, id)
      app.control({ dialog: folder })
      const picked = await askFor<{ folder: string }>(world, 'lead', ['dialogs', 'pickFolder', { purpose: 'export' }])
      const plan = { projectId: world.facts.get('project'), format: id, folder: picked.folder, onlyAccepted: true }
      const done = await askFor<{ files: string[]; items: number }>(world, 'lead', ['projects', 'export', plan])
      expect(done.files.length > 0 && done.items === labelled(world).length, `${id} did not write every accepted item`)
      for (const file of done.files) {
        const written = path.join(folder, file)
        // Without any text a format for texts has nothing to say.
        const mayBeEmpty = id === 'conll-2003' && world.facts.get('texts') === '0'
        expect(mayBeEmpty || statSync(written).size > 0, `${id} wrote an empty file`)
        world.exports.push(written)
      }
    }
    await press(app.page, 'g', 'p')
    await app.page.getByRole('button', { name: projectName }).first().click()
    await app.page.getByRole('button', { name: /^Export/ }).click()
    await picture(world, 'lead', 'export')
    await app.page.keyboard.press('Escape')
  },
}

/** The lead completes the project by typing its name. */
export const complete: Step = {
  name: 'complete',
  run: async (world) => {
    const { page } = await open(world, 'lead')
    await page.getByRole('button', { name: 'Complete project…' }).click()
    await page.getByLabel(`Type ${projectName}`).fill(projectName)
    await picture(world, 'lead', 'complete')
    await page.getByRole('button', { name: 'Complete and wipe' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  },
}

/** At the next contact the workstation wipes itself, by itself, and proves it. */
export const wipe: Step = {
  name: 'wipe',
  run: async (world) => {
    const { page } = await open(world, 'annotator')
    await press(page, 'F5')
    const shardId = world.facts.get('shard') ?? ''
    await askFor(world, 'annotator', ['work', 'sync', {}])
    await expectRefused(world, 'annotator', { case: 'completed', shardId, code: 'PROJECT_COMPLETED' })
    const files = readdirSync(homeOf(world, 'annotator'), { recursive: true }).map(String)
    expect(!files.some((name) => name.includes(shardId)), 'a file of the shard is still in the home folder')
    await press(page, 'g', 'd')
    await page.waitForTimeout(500)
    await picture(world, 'annotator', 'device-after-wipe')
    const certificates = await askFor<{ signatureValid: boolean }[]>(world, 'annotator', ['device', 'certificates', {}])
    world.certificate = certificates[0] ?? null
    expect(certificates[0]?.signatureValid === true, 'no certificate with a valid signature')
    const bytes = await ask(world, 'annotator', ['work', 'item', { shardId, index: 0 }])
    expect(!bytes.ok, 'an item opened after the wipe')
  },
}

/** Anybody with the root public key checks all of it. */
export const verify: Step = {
  name: 'verify',
  run: async (world) => {
    await askFor(world, 'lead', ['work', 'sync', {}])
    const { page } = await open(world, 'lead')
    await page.getByRole('tab', { name: /^Proof/ }).click()
    await page.getByRole('button', { name: /^Verify/ }).click()
    await page.getByText('Everything holds').waitFor()
    await picture(world, 'lead', 'proof')
    const root = path.join(world.root, 'root.json')
    const written = await cli(world, 'lead', 'root', '--exchange', world.exchange, '--out', root)
    expect(written.code === 0, 'the root key could not be written down')
    const words = [
      'verify',
      '--exchange',
      world.exchange,
      '--root',
      root,
      '--project',
      world.facts.get('project') ?? '',
    ]
    const { code, answer } = await cli(world, 'lead', ...words)
    const report = answer as { ok: boolean; checks: { what: string; ok: boolean; found: string }[] }
    const broken = report.checks.filter((check) => !check.ok).map((check) => `${check.what}: ${check.found}`)
    expect(code === 0 && report.ok, `something does not hold: ${broken.join('; ')}`)
  },
}
