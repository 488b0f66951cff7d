import { describe, expect, it } from 'vitest'
import { permits, roles, type Standing } from '../../src/shared/access/permissions.ts'
import { contract } from '../../src/shared/ipc/contract.ts'
import { channelOf, isOurChannel } from '../../src/shared/ipc/channel.ts'
import type { Call, Contract, Handlers, Reply } from '../../src/shared/ipc/define.ts'
import { createLog } from '../../src/main/ipc/log.ts'
import { serve, type Sender } from '../../src/main/ipc/serve.ts'
import { badInputsOf, sampleOf } from './samples.ts'

interface Caller {
  readonly standing: Standing
}

const calls = Object.entries(contract as Contract).flatMap(([group, members]) =>
  Object.entries(members).flatMap(([name, declared]) =>
    declared.kind === 'call' ? [{ group, name, declared, channel: channelOf(group, name) }] : [],
  ),
)

const ours: Sender = { url: 'app://workstation/index.html', isTopFrame: true, isOurWindow: true }
const strangers: [string, Sender][] = [
  ['a page of another origin', { ...ours, url: 'https://evil.example/' }],
  ['a page without an origin', { ...ours, url: 'about:blank' }],
  ['a frame inside our page', { ...ours, isTopFrame: false }],
  ['a frame that is gone', { ...ours, url: null }],
  ['our page in another window', { ...ours, isOurWindow: false }],
]

/** Handlers that only note that they were reached: a refused request must not get as far. */
const served = (standing: Standing) => {
  const reached: string[] = []
  const replies = new Map<string, (sender: Sender, input: unknown) => Promise<Reply<unknown>>>()
  const handlers = Object.fromEntries(
    Object.entries(contract as Contract).map(([group, members]) => [
      group,
      Object.fromEntries(Object.keys(members).map((name) => [name, () => reached.push(channelOf(group, name))])),
    ]),
  ) as unknown as Handlers<typeof contract, Caller>
  const gate = { caller: () => ({ standing }), origin: 'app://workstation', log: createLog(() => undefined) }
  serve({ answer: (channel, reply) => replies.set(channel, reply), tell: () => undefined }, contract, {
    handlers,
    gate,
  })
  const ask = (channel: string, sender: Sender, input: unknown) => replies.get(channel)?.(sender, input)
  return { reached, ask, replies }
}

/** Everyone's standing that is enough for a call, so that only what is tested can refuse it. */
const enoughFor = (declared: Call): Standing => ({
  unlocked: true,
  roles: roles.filter((role) => permits({ unlocked: true, roles: [role] }, declared.requires)),
})

it('registers every call and nothing else', () => {
  const { replies } = served({ unlocked: false, roles: [] })
  expect(calls.length).toBeGreaterThan(30)
  expect([...replies.keys()].sort()).toEqual(calls.map(({ channel }) => channel).sort())
  for (const { channel } of calls) expect(isOurChannel(channel)).toBe(true)
})

describe.each(calls)('$group.$name', ({ declared, channel }) => {
  it('reaches its handler once with enough permission and a good input', async () => {
    const { reached, ask } = served(enoughFor(declared))
    await ask(channel, ours, sampleOf(declared.input))
    expect(reached).toEqual([channel])
  })

  it.each(strangers)('refuses %s', async (_who, sender) => {
    const { reached, ask } = served({ unlocked: true, roles })
    expect(await ask(channel, sender, sampleOf(declared.input))).toMatchObject({
      ok: false,
      error: { code: 'STRANGER' },
    })
    expect(reached).toEqual([])
  })

  it('refuses whoever has no permission', async () => {
    const standings: Standing[] = [
      { unlocked: false, roles },
      { unlocked: true, roles: [] },
      ...roles.map((role) => ({ unlocked: true, roles: [role] })),
    ]
    for (const standing of standings) {
      const { reached, ask } = served(standing)
      const reply = await ask(channel, ours, sampleOf(declared.input))
      if (permits(standing, declared.requires)) {
        expect(reached, JSON.stringify(standing)).toEqual([channel])
        continue
      }
      const code = standing.unlocked ? 'NOT_PERMITTED' : 'LOCKED'
      expect(reply, JSON.stringify(standing)).toMatchObject({ ok: false, error: { code } })
      expect(reached).toEqual([])
    }
  })

  it.each(badInputsOf(declared.input))('refuses the input %s', async (_what, input) => {
    const { reached, ask } = served(enoughFor(declared))
    expect(await ask(channel, ours, input)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } })
    expect(reached).toEqual([])
  })
})
