import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'
import { recordTries } from '../../../support/security-record.ts'

/** The whole window in a real browser, which would print, drag and copy if nobody held it. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let site: BrowserPage
let page: Page

beforeAll(async () => {
  site = await openBrowserPage('tests/support/window-page.ts')
})
afterAll(() => site.close())

const open = async (scenario: object): Promise<void> => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  await page.goto(`${site.address}?fake=${encodeURIComponent(JSON.stringify(scenario))}`)
  await page.locator('h1').first().waitFor()
}
beforeEach(() => open({}))
afterEach(() => page.close())

/** What the clipboard holds after an attempt; `before` when the attempt came to nothing. */
const copiedBy = async (attempt: () => Promise<void>): Promise<string> => {
  await page.evaluate(() => navigator.clipboard.writeText('before'))
  await attempt()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Whether the browser part would have gone on after an event of this kind on the middle of the page. */
const goesOn = (kind: 'MouseEvent' | 'DragEvent', name: string): Promise<boolean> =>
  page.evaluate(
    ([constructor, event]) => {
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
      return target.dispatchEvent(
        new globalThis[constructor](event, { bubbles: true, cancelable: true, composed: true }),
      )
    },
    [kind, name] as const,
  )

describe('content stays in the window', () => {
  it('no menu, no drag out, no drop', async () => {
    const attempts = [
      await goesOn('MouseEvent', 'contextmenu'),
      ...(await Promise.all(['dragstart', 'dragenter', 'dragover', 'drop'].map((name) => goesOn('DragEvent', name)))),
    ]
    expect(attempts).toEqual([false, false, false, false, false])
    recordTries({
      attack: 'Menu, drag and drop in the window',
      tries: 5,
      accepted: attempts.filter(Boolean).length,
      lost: 0,
    })
  })

  it('nothing of a page is copied or cut, selected by keyboard, by pointer or by force', async () => {
    /** As a page would that lost its style. */
    const forced = () =>
      page.evaluate(() => {
        document.body.style.userSelect = 'text'
        getSelection()?.selectAllChildren(document.body)
      })
    const got: string[] = []
    for (const keys of ['Control+c', 'Control+x', 'Control+Insert', 'Shift+Delete']) {
      got.push(
        await copiedBy(async () => {
          await page.keyboard.press('Control+a')
          await page.keyboard.press(keys)
        }),
      )
      got.push(
        await copiedBy(async () => {
          await forced()
          await page.keyboard.press(keys)
        }),
      )
      got.push(
        await copiedBy(async () => {
          await forced()
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- a script that copies would call exactly this
          await page.evaluate((name) => document.execCommand(name), keys === 'Control+x' ? 'cut' : 'copy')
        }),
      )
    }
    expect(new Set(got)).toEqual(new Set(['before']))
    recordTries({
      attack: 'Copy and cut in the window',
      tries: got.length,
      accepted: got.filter((text) => text !== 'before').length,
      lost: 0,
    })
  })

  it('a pointer selects nothing, so that the primary selection of X11 stays empty', async () => {
    await page.mouse.move(300, 120)
    await page.mouse.down()
    await page.mouse.move(1100, 700, { steps: 6 })
    await page.mouse.up()
    expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('')
  })

  it('what the person typed is the person’s own', async () => {
    await page.keyboard.press('Control+k')
    await page.locator('.palette-query input').fill('own words')
    const copied = await copiedBy(async () => {
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Control+c')
    })
    expect(copied).toBe('own words')
  })

  it('codes for IT are marked by their button and copied by the person', async () => {
    await page.close()
    await open({ refuse: { 'plates-05': 'STATUS_STALE' } })
    await page.getByText('plates-05').first().click()
    await page.getByRole('button', { name: 'Mark these to copy for IT' }).click()
    expect(await copiedBy(() => page.keyboard.press('Control+c'))).toMatch(
      /^STATUS_STALE\s+audit entry [\d\s\u202f]+.*device \S+/s,
    )
    await page.getByRole('button', { name: 'Marked: copy with Ctrl C' }).waitFor()
  })

  it('prints an empty page, and not by a script', async () => {
    const printed = await page.evaluate(() => {
      let asked = 0
      addEventListener('beforeprint', () => asked++)
      print()
      Reflect.set(globalThis, 'print', () => asked++)
      print()
      return asked
    })
    expect(printed).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).display)).toBe('none')
    const pdf = (await page.pdf()).toString('latin1')
    expect(pdf).not.toContain('/Font')
    await page.emulateMedia({ media: 'screen' })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).display)).toBe('block')
  })

  it('asks no service of the system about what is typed', async () => {
    const loud: string[] = []
    const look = async () =>
      loud.push(
        ...(await page.evaluate(() =>
          [...document.querySelectorAll('input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea')]
            .filter(
              (field) =>
                field.getAttribute('spellcheck') !== 'false' ||
                field.getAttribute('autocorrect') !== 'off' ||
                field.getAttribute('autocapitalize') !== 'off' ||
                !/^(?:off|(?:new|current)-password)$/.test(field.getAttribute('autocomplete') ?? ''),
            )
            .map((field) => field.outerHTML),
        )),
      )
    let fields = 0
    const count = async () => (fields += await page.locator('input, textarea').count())
    await page.keyboard.press('Control+k')
    await page.locator('.palette-query input').waitFor()
    await look()
    await count()
    await page.close()
    await open({ role: 'admin-lead' })
    await page.getByRole('button', { name: /new project/i }).click()
    await page.getByRole('textbox').first().waitFor()
    await look()
    await count()
    expect(loud).toEqual([])
    expect(fields).toBeGreaterThan(4)
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('contenteditable="true"'))).toBe(false)
  })
})
