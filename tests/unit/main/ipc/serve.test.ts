import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Standing } from '../../../../src/shared/access/permissions.ts'
import { Failure } from '../../../../src/shared/failures.ts'
import { call, notice, type Reply } from '../../../../src/shared/ipc/define.ts'
import { createLog } from '../../../../src/main/ipc/log.ts'
import { createPipeline } from '../../../../src/main/ipc/pipeline.ts'
import { relay, serve, type Sender, type Wire } from '../../../../src/main/ipc/serve.ts'

const contract = {
  labels: {
    save: call({
      requires: 'label:write',
      input: z.object({ text: z.string().trim().max(10) }),
      output: z.object({ savedAt: z.string() }),
    }),
    saved: notice(z.object({ at: z.string() })),
  },
}

const ours: Sender = { url: 'app://workstation/index.html', isTopFrame: true, isOurWindow: true }

let standing: Standing
let saved: string[]
let answer: () => unknown
let lines: string[]
let told: [string, unknown][]
let replies: Map<string, (sender: Sender, input: unknown) => Promise<Reply<unknown>>>

const wire: Wire = {
  answer: (channel, reply) => replies.set(channel, reply),
  tell: (channel, payload) => told.push([channel, payload]),
}
const log = createLog((line) => lines.push(line))
const handlers = {
  labels: {
    save: ({ text }: { text: string }) => {
      saved.push(text)
      return answer() as { savedAt: string }
    },
  },
}
const ask = (sender: Sender, input: unknown, channel = 'station:labels:save') =>
  replies.get(channel)?.(sender, input) ?? Promise.reject(new Error('no such channel'))

beforeEach(() => {
  standing = { unlocked: true, roles: ['annotator'] }
  saved = []
  lines = []
  told = []
  replies = new Map()
  answer = () => ({ savedAt: 'now', inner: 'not in the contract' })
  serve(wire, contract, { handlers, gate: { caller: () => ({ standing }), origin: 'app://workstation', log } })
})

describe('serve', () => {
  it('parses the input, calls the handler and answers only what the contract names', async () => {
    expect(await ask(ours, { text: ' hi ', more: 1 })).toEqual({ ok: true, value: { savedAt: 'now' } })
    expect(saved).toEqual(['hi'])
  })

  it.each([
    ['another origin', { url: 'https://evil.example/index.html' }],
    ['a look-alike host', { url: 'app://workstation.evil/index.html' }],
    ['user information before the host', { url: 'app://workstation@evil/index.html' }],
    ['another scheme', { url: 'http://workstation/index.html' }],
    ['a blank page', { url: 'about:blank' }],
    ['a document of data', { url: 'data:text/html,x' }],
    ['a frame that is gone', { url: null }],
    ['words that are no address', { url: 'app' }],
    ['a frame inside', { isTopFrame: false }],
    ['another window', { isOurWindow: false }],
  ])('refuses %s', async (_what, sender) => {
    expect(await ask({ ...ours, ...sender }, { text: 'hi' })).toMatchObject({ ok: false, error: { code: 'STRANGER' } })
    expect(saved).toEqual([])
    expect(lines.join()).toContain('ipc.stranger')
    expect(lines.join()).not.toContain('evil')
  })

  it('asks for the permission before it looks at the input', async () => {
    standing = { unlocked: true, roles: ['lead'] }
    expect(await ask(ours, 'nonsense')).toMatchObject({ error: { code: 'NOT_PERMITTED' } })
    standing = { unlocked: false, roles: ['annotator'] }
    expect(await ask(ours, { text: 'hi' })).toMatchObject({ error: { code: 'LOCKED' } })
    expect(saved).toEqual([])
  })

  it.each([[undefined], [null], ['hi'], [{ text: 7 }], [{ text: 'longer than ten' }], [[]]])(
    'refuses the input %j',
    async (input) => {
      expect(await ask(ours, input)).toMatchObject({ error: { code: 'INPUT_INVALID' } })
      expect(saved).toEqual([])
    },
  )

  it('passes a failure on as code and sentence', async () => {
    answer = () => {
      throw new Failure('STALE_EDIT', { cause: new Error('secret') })
    }
    const reply = await ask(ours, { text: 'hi' })
    expect(reply).toEqual({ ok: false, error: { code: 'STALE_EDIT', message: new Failure('STALE_EDIT').message } })
  })

  it.each([
    ['an unknown error', () => Promise.reject(new Error('secret /home/maria'))],
    ['an answer of another shape', () => ({ savedAt: 7 })],
  ])('turns %s into INTERNAL with a log id and nothing else', async (_what, given) => {
    answer = given
    const reply = await ask(ours, { text: 'hi' })
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', logId: expect.stringMatching(/^E-[0-9a-f]{8}$/) as string },
    })
    expect(JSON.stringify(reply) + lines.join()).not.toMatch(/secret|maria/)
    if (!reply.ok) expect(lines.join()).toContain(reply.error.logId)
  })

  it('does not start with a call that nobody answers', () => {
    const missing = { labels: {} } as typeof handlers
    expect(() => {
      serve(wire, contract, {
        handlers: missing,
        gate: { caller: () => ({ standing }), origin: 'app://workstation', log },
      })
    }).toThrow(TypeError)
  })
})

describe('the pipeline by name', () => {
  it.each([
    ['labels', 'saved'],
    ['labels', 'toString'],
    ['__proto__', 'save'],
    ['constructor', 'name'],
  ])('knows no call %s.%s', async (group, name) => {
    const pipeline = createPipeline(contract, handlers, log)
    expect(await pipeline(group, name, { input: {}, caller: { standing } })).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    })
  })
})

describe('relay', () => {
  it('tells what the contract declares, in its shape', () => {
    const tell = relay(wire, contract, log)
    tell('labels', 'saved', { at: 'now', inner: 'not in the contract' })
    tell('labels', 'saved', { at: 7 })
    tell('labels', 'save', { text: 'hi' })
    tell('__proto__', 'saved', {})
    expect(told).toEqual([['station:labels:saved', { at: 'now' }]])
    expect(lines).toHaveLength(3)
  })
})
