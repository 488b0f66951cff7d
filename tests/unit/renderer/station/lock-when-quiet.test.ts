import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockWhenQuiet } from '../../../../src/renderer/src/station/lock-when-quiet.ts'
import { createPendingCalls } from '../../../../src/renderer/src/station/pending.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a lock that a person asks for', () => {
  it('waits for a save and for the one that follows it', async () => {
    const pending = createPendingCalls()
    const done: string[] = []
    const save = (name: string): Promise<void> =>
      pending.track(new Promise<void>((saved) => setTimeout(saved, 50)).then(() => void done.push(name)))
    void save('first').then(() => save('second'))
    const locked = lockWhenQuiet(pending, () => Promise.resolve(done.push('lock')))
    await vi.advanceTimersByTimeAsync(500)
    await locked
    expect(done).toEqual(['first', 'second', 'lock'])
  })

  it('comes at once when nothing is under way, and at the latest after a second', async () => {
    const pending = createPendingCalls()
    const lock = vi.fn(() => Promise.resolve())
    await lockWhenQuiet(pending, lock)
    expect(lock).toHaveBeenCalledOnce()
    void pending.track(new Promise(() => undefined))
    void lockWhenQuiet(pending, lock)
    await vi.advanceTimersByTimeAsync(900)
    expect(lock).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(200)
    expect(lock).toHaveBeenCalledTimes(2)
  })
})
