import { beforeAll, describe, expect, it } from 'vitest'
import { createProgram, eventsOf, offersOf, standinErrors, usesOf } from './electron-use.ts'

let program: ReturnType<typeof createProgram>
let uses: Set<string>
beforeAll(() => {
  program = createProgram()
  uses = usesOf(program)
})

/** Electron's own description of what arrives in a listener: plain fields that the stand-in fills per event. */
const isOfAnEvent = (use: string) =>
  /^(?:Event|IpcMainInvokeEvent|WebFrameMain|Input|OnBeforeRequestListenerDetails|OpenDialogReturnValue|WebContentsWillFrameNavigateEventParams)\./.test(
    use,
  )

/** The two interfaces of the preload live in the page script. */
const isOfThePage = (use: string) => /^(?:ContextBridge|IpcRenderer)\./.test(use)

/** Listened to for Electron's sake; Chromium has no such thing, or shows it nowhere. */
const neverHappens = ['will-attach-webview', 'page-title-updated']

/** Told from the control channel by a name that is not in the source. */
const fromControl = ['suspend', 'lock-screen']

describe('the stand-in', () => {
  it('fits Electron’s own types', () => {
    expect(standinErrors(program)).toEqual([])
  })

  it('sees what the adapters use', () => {
    expect(uses).toContain('BrowserWindow.setContentProtection')
    expect(uses).toContain('WebContents#will-navigate')
    expect(uses.size).toBeGreaterThan(40)
  })

  it('has every member that is used, and none that is not', () => {
    const used = [...uses].filter((use) => use.includes('.') && !isOfAnEvent(use) && !isOfThePage(use))
    expect([...offersOf(program)].sort()).toEqual(used.sort())
  })

  it('tells every event that is listened to, and no other', () => {
    const listened = new Set([...uses].filter((use) => use.includes('#')).map((use) => use.split('#')[1] ?? ''))
    expect([...eventsOf(program), ...neverHappens, ...fromControl].sort()).toEqual([...listened].sort())
  })
})
