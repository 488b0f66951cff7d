import { describe, expect, it, vi } from 'vitest'
import { isOurChannel, type StationBridge } from '../../../../src/shared/ipc/channel.ts'
import { contract } from '../../../../src/shared/ipc/contract.ts'
import { asCallError, CallError } from '../../../../src/renderer/src/station/call-error.ts'
import { createClient } from '../../../../src/renderer/src/station/client.ts'
import { createPendingCalls } from '../../../../src/renderer/src/station/pending.ts'
import { createFakeStation } from '../../../support/fake-station/index.ts'

const bridgeOf = (reply: unknown) => {
  const invoke = vi.fn<StationBridge['invoke']>(() => Promise.resolve(reply))
  const end = vi.fn()
  const subscribe = vi.fn<StationBridge['subscribe']>(() => end)
  return { bridge: { invoke, subscribe }, invoke, subscribe, end }
}

describe('createClient', () => {
  it('calls the channel of group and name with the input, and gives the value', async () => {
    const { bridge, invoke } = bridgeOf({ ok: true, value: { savedAt: 'now' } })
    const input = { shardId: 'shard-1', index: 3 }
    await expect(createClient(bridge).work.visit(input)).resolves.toEqual({ savedAt: 'now' })
    expect(invoke).toHaveBeenCalledExactlyOnceWith('station:work:visit', input)
  })

  it('names only channels with our prefix, for every entry of the contract', () => {
    const { bridge, invoke, subscribe } = bridgeOf({ ok: true, value: {} })
    const client = createClient(bridge) as unknown as Record<
      string,
      Record<string, ((input: unknown) => Promise<unknown>) & { subscribe: (listener: () => void) => () => void }>
    >
    for (const [group, entries] of Object.entries(contract))
      for (const [name, entry] of Object.entries(entries))
        if (entry.kind === 'call') void client[group]?.[name]?.({})
        else client[group]?.[name]?.subscribe(() => undefined)
    const channels = [...invoke.mock.calls, ...subscribe.mock.calls].map(([channel]) => channel)
    expect(channels).toHaveLength(Object.values(contract).flatMap((entries) => Object.keys(entries)).length)
    expect(channels.filter((channel) => !isOurChannel(channel))).toEqual([])
  })

  it('throws a refusal with its code, its sentence and its log id', async () => {
    const { bridge } = bridgeOf({ ok: false, error: { code: 'NOT_ASSIGNED', message: 'Not yours.', logId: 'L-7' } })
    const thrown: unknown = await createClient(bridge)
      .work.close({ shardId: 'shard-1' })
      .catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(CallError)
    expect(thrown).toMatchObject({ code: 'NOT_ASSIGNED', message: 'Not yours.', logId: 'L-7' })
  })

  it('calls an answer that is no reply a mistake of ours', async () => {
    for (const answer of [undefined, null, 'yes', { value: 1 }])
      await expect(createClient(bridgeOf(answer).bridge).work.list({})).rejects.toThrow(TypeError)
  })

  it('passes notices on until they are ended', () => {
    const { bridge, subscribe, end } = bridgeOf(null)
    const listener = () => undefined
    const stop = createClient(bridge).session.changed.subscribe(listener)
    expect(subscribe).toHaveBeenCalledExactlyOnceWith('station:session:changed', listener)
    stop()
    expect(end).toHaveBeenCalledOnce()
  })

  it('gives the same member every time, and is not mistaken for a promise', async () => {
    const client = createClient(bridgeOf(null).bridge)
    expect(client.work.list).toBe(client.work.list)
    expect(client.work).toBe(client.work)
    await expect(Promise.resolve(client)).resolves.toBe(client)
    await expect(Promise.resolve(client.work)).resolves.toBe(client.work)
  })

  it('counts calls under way, also those that fail', async () => {
    const pending = createPendingCalls()
    const counts: number[] = []
    pending.subscribe(() => counts.push(pending.count()))
    const fake = createFakeStation({ fail: { 'work.list': 'INTERNAL' } })
    const client = createClient(fake.bridge, pending)
    await Promise.allSettled([client.work.list({}), client.session.state({})])
    expect(Math.max(...counts)).toBe(2)
    expect(pending.count()).toBe(0)
  })
})

describe('asCallError', () => {
  it('keeps a refusal and hides everything else behind INTERNAL', () => {
    const refusal = new CallError('NOT_YET', 'Later.')
    expect(asCallError(refusal)).toBe(refusal)
    expect(asCallError(new Error('ENOENT: mira.key'))).toMatchObject({ code: 'INTERNAL', logId: null })
    expect(asCallError(new Error('ENOENT: mira.key')).message).not.toContain('mira')
  })
})
