import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import {
  askFor,
  cli,
  close,
  expect,
  open,
  passphrase,
  people,
  picture,
  press,
  type Person,
  type Step,
  type World,
} from './world.ts'

const fillPerson = async (page: Page, person: Person): Promise<void> => {
  await page.getByLabel('Your name').fill(people[person].member)
  await page.getByLabel('Name of this device').fill(people[person].device)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same again', { exact: true }).fill(passphrase)
}

const pickExchange = async (world: World, person: Person): Promise<void> => {
  const app = await open(world, person)
  app.control({ dialog: world.exchange })
  await app.page.getByRole('button', { name: 'Choose the folder' }).click()
}

/** The lead makes the organisation in an empty exchange. */
export const organisation: Step = {
  name: 'organisation',
  run: async (world) => {
    mkdirSync(world.exchange, { recursive: true })
    const { page } = await open(world, 'lead')
    await page.getByRole('button', { name: 'Create an organisation' }).click()
    await page.getByLabel('Name of the organisation').fill('Halden Annotation')
    await pickExchange(world, 'lead')
    await fillPerson(page, 'lead')
    await picture(world, 'lead', 'create-organisation')
    await page.getByRole('button', { name: 'Create the organisation' }).click()
    await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
    const state = await askFor<{ organisation: { fingerprint: string } }>(world, 'lead', ['session', 'state', {}])
    world.facts.set('organisation', state.organisation.fingerprint)
  },
}

const approveInWindow = async (world: World, fingerprint: string): Promise<void> => {
  const { page } = await open(world, 'lead')
  await press(page, 'g', 'm')
  await page.getByRole('button', { name: 'Compare and approve' }).first().click()
  await page.getByLabel('What they read to you').fill(fingerprint)
  await picture(world, 'lead', 'compare-fingerprint')
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** A workstation joins; the lead compares the fingerprint with the person and approves. */
export const enrol: Step = {
  name: 'enrol',
  run: async (world) => {
    const { page } = await open(world, 'annotator')
    await page.getByRole('button', { name: 'Join an organisation' }).click()
    await pickExchange(world, 'annotator')
    const shown = await page.locator('output.fingerprint').innerText()
    expect(shown === world.facts.get('organisation'), 'the window shows another fingerprint of the organisation')
    await page.getByLabel('My lead told me the same fingerprint').check()
    await fillPerson(page, 'annotator')
    await page.getByRole('button', { name: 'Ask to be taken in' }).click()
    const fingerprint = await page.getByLabel('Fingerprint of this device').innerText()
    await picture(world, 'annotator', 'waiting-for-approval')
    await approveInWindow(world, fingerprint)
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByRole('heading', { name: 'Nothing is assigned to you on this device' }).waitFor()
    await picture(world, 'annotator', 'nothing-assigned')
  },
}

const joinByCommand = async (world: World, person: Person, memberId: string | null): Promise<void> => {
  const words = ['--member', people[person].member, '--device', people[person].device, '--exchange', world.exchange]
  const joined = await cli(world, person, 'join', ...words, '--fingerprint', world.facts.get('organisation') ?? '')
  expect(joined.code === 0, 'joining by command failed')
  const requests = await askFor<{ requestId: string; fingerprint: string }[]>(world, 'lead', [
    'members',
    'requests',
    {},
  ])
  const [request] = requests
  await askFor(world, 'lead', ['members', 'approve', { ...pick(request), roles: ['annotator'], memberId }])
  const approved = await cli(world, person, 'approval')
  expect(approved.code === 0, 'approval by command failed')
}

const pick = (request: { requestId: string; fingerprint: string } | undefined) => ({
  requestId: request?.requestId,
  fingerprint: request?.fingerprint,
})

/** A colleague, and a second device of the same annotator: for what has to be refused later. */
export const others: Step = {
  name: 'others',
  run: async (world) => {
    await joinByCommand(world, 'colleague', null)
    const members = await askFor<{ memberId: string; memberName: string; deviceName: string; deviceId: string }[]>(
      world,
      'lead',
      ['members', 'list', {}],
    )
    const mira = members.find((member) => member.deviceName === people.annotator.device)
    await joinByCommand(world, 'secondDevice', mira?.memberId ?? null)
    const all = await askFor<{ deviceName: string; deviceId: string }[]>(world, 'lead', ['members', 'list', {}])
    for (const person of ['annotator', 'colleague', 'secondDevice'] as const)
      world.facts.set(`device:${person}`, all.find((row) => row.deviceName === people[person].device)?.deviceId ?? '')
    const { page } = await open(world, 'lead')
    await press(page, 'g', 'm')
    await page.getByText(people.secondDevice.device).first().waitFor()
    await picture(world, 'lead', 'members')
    await close(world, 'colleague')
  },
}
