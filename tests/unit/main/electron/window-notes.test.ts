import { expect, it, vi } from 'vitest'
import { createWindowNotes } from '../../../../src/main/electron/window-notes.ts'

it('keeps what is blocked before there is a trail, and hands it over in order', () => {
  const notes = createWindowNotes()
  notes.note('permission.blocked', 'media')
  notes.note('navigation.blocked', 'POPUP')
  const told = vi.fn()
  notes.attach(told)
  notes.note('download.blocked', 'DOWNLOAD')
  expect(told.mock.calls).toEqual([
    ['permission.blocked', 'media'],
    ['navigation.blocked', 'POPUP'],
    ['download.blocked', 'DOWNLOAD'],
  ])
})

it('does not grow without end while nobody listens', () => {
  const notes = createWindowNotes()
  for (let turn = 0; turn < 5_000; turn++) notes.note('navigation.blocked', 'POPUP')
  const told = vi.fn()
  notes.attach(told)
  expect(told).toHaveBeenCalledTimes(100)
})

it('never throws at whoever blocks: the block stands when the trail cannot be written', async () => {
  const faults: unknown[] = []
  const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => {
    try {
      task()
    } catch (error) {
      faults.push(error)
    }
  })
  const full = new Error('the disk is full')
  const notes = createWindowNotes()
  notes.attach(() => {
    throw full
  })
  notes.note('navigation.blocked', 'PAGE')
  later.mockRestore()
  expect(faults).toEqual([full])
  await Promise.resolve()
})
