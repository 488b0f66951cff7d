import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { describe, expect, it } from 'vitest'
import { keepWindow } from '../../../../src/main/electron/keep-window.ts'
import type { Log } from '../../../../src/main/ipc/log.ts'

/** A window as far as it is kept: its page can be ended and loaded, and is told gone when it ends. */
class Page extends EventEmitter {
  readonly done: string[] = []
  forcefullyCrashRenderer(): void {
    this.done.push('ended')
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 })
  }
  reload(): void {
    this.done.push('loaded')
  }
}
class Shown extends EventEmitter {
  readonly webContents = new Page()
  gone = false
  isDestroyed(): boolean {
    return this.gone
  }
  destroy(): void {
    this.gone = true
    this.emit('closed')
  }
}

const begin = () => {
  const made: Shown[] = []
  const notes: string[] = []
  const log = { note: () => undefined, failure: () => 'id' } as unknown as Log
  const kept = keepWindow(log, (event) => void notes.push(event))
  kept.open(() => {
    made.push(new Shown())
    return made.at(-1) as unknown as BrowserWindow
  })
  return { made, notes, kept }
}

describe('the page at the lock', () => {
  it('is ended and loaded anew in the same window, and is no crash', () => {
    const { made, notes, kept } = begin()
    for (let round = 0; round < 5; round++) kept.renewPage()
    expect(made).toHaveLength(1)
    expect(made[0]?.gone).toBe(false)
    expect(made[0]?.webContents.done).toEqual(Array(5).fill(['ended', 'loaded']).flat())
    expect(notes).toEqual([])
  })

  it('that dies by itself afterwards is a crash, and a fresh window takes its place', () => {
    const { made, notes, kept } = begin()
    kept.renewPage()
    made[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    expect(notes).toEqual(['app.crash'])
    expect(made).toHaveLength(2)
    expect(made[0]?.gone).toBe(true)
    expect(kept.current()).toBe(made[1])
  })

  it('is left alone when there is none', () => {
    const { made, kept } = begin()
    made[0]?.destroy()
    kept.renewPage()
    expect(made[0]?.webContents.done).toEqual([])
  })
})
