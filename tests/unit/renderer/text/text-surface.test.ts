import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Label } from '../../../../src/shared/labels/index.ts'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'

/** In a real browser: what a pointer and a keyboard do to a text cannot be known without one. */
let site: BrowserPage
let page: Page
let complaints: string[] = []

beforeAll(async () => {
  site = await openBrowserPage('tests/support/text-page.tsx')
})
afterAll(() => site.close())
afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

interface Seen {
  selection: string[]
  snapToWords: boolean
  caret: { paragraph: number | null; start: number; end: number } | null
  labels: Label[]
  causes: string[]
}

const text = 'Ada 👩‍🚀 Lovelace met Babbage.\r\nCafe\u0301 owners in القاهرة left.\u2028Third\rالقاهرة مدينة كبيرة'
const points = Array.from(text)

const aSpan = (id: string, words: string, classId = 'person') => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length
  const fragments = [{ start, end: start + Array.from(words).length, quote: words }]
  return { id, kind: 'span', classId, part: 'txt', attributes: {}, fragments }
}

const open = async (told: object = {}): Promise<void> => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  const query = JSON.stringify({ text, spans: [], readOnly: false, copyText: false, ...told })
  await page.goto(`${site.address}?told=${encodeURIComponent(query)}`)
  await page.waitForSelector('.cm-line')
}

/** Waits for two frames, so that React has drawn what the last event did. */
const seen = (): Promise<Seen> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn))
    return (window as unknown as { seen: () => never }).seen()
  })

const fragments = async () =>
  (await seen()).labels.flatMap((label) => (label.kind === 'span' ? label.fragments.map((part) => part.quote) : []))

/** Where words stand on the screen: their left and right edge and the middle of their height. */
const placeOf = (words: string) =>
  page.evaluate((looked) => {
    const content = document.querySelector('.tx-host')?.shadowRoot?.querySelector('.cm-content')
    const nodes: Text[] = []
    const walk = document.createTreeWalker(content as Node, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) nodes.push(walk.currentNode as Text)
    const all = nodes.map((node) => node.data).join('')
    const ends = [all.indexOf(looked), all.indexOf(looked) + looked.length]
    const range = document.createRange()
    let from = 0
    for (const node of nodes) {
      if (ends[0]! >= from && ends[0]! < from + node.length) range.setStart(node, ends[0]! - from)
      if (ends[1]! > from && ends[1]! <= from + node.length) range.setEnd(node, ends[1]! - from)
      from += node.length
    }
    const box = range.getBoundingClientRect()
    return { left: box.left, right: box.right, y: box.top + box.height / 2 }
  }, words)

const drag = async (from: string, to: string) => {
  const [first, last] = [await placeOf(from), await placeOf(to)]
  await page.mouse.move(first.left + 2, first.y)
  await page.mouse.down()
  await page.mouse.move(last.right - 2, last.y, { steps: 4 })
  await page.mouse.up()
}

const click = async (words: string, options: object = {}) => {
  const { left, right, y } = await placeOf(words)
  await page.mouse.click((left + right) / 2, y, options)
}

describe('marking and labelling', () => {
  it('a drag over part of two words and a digit make a span over both, as one change', async () => {
    await open()
    await drag('velace', 'Bab')
    await page.keyboard.press('Digit3')
    const { labels, causes, selection } = await seen()
    expect(labels).toMatchObject([{ kind: 'span', classId: 'claim', part: 'txt' }])
    expect(await fragments()).toEqual(['Lovelace met Babbage'])
    expect(causes).toEqual(['span.import', 'span.draw'])
    expect(selection).toEqual([labels[0]!.id])
  })

  it('counts code points across CRLF, pairs and line separators', async () => {
    await open()
    await drag('owners', 'Third')
    await page.keyboard.press('Digit1')
    const [label] = (await seen()).labels
    const [fragment] = label?.kind === 'span' ? label.fragments : []
    expect(fragment?.quote).toBe('owners in القاهرة left.\u2028Third')
    expect(points.slice(fragment?.start, fragment?.end).join('')).toBe(fragment?.quote)
  })

  it('a double click marks a word, a triple click a paragraph, Enter labels with the active class', async () => {
    await open()
    await click('Lovelace', { clickCount: 2 })
    await page.keyboard.press('Enter')
    await click('Third', { clickCount: 3 })
    await page.keyboard.press('Enter')
    expect(await fragments()).toEqual(['Lovelace', 'Third'])
    expect((await seen()).labels.map((label) => label.classId)).toEqual(['place', 'place'])
  })

  it('Shift and arrows mark by character and by word', async () => {
    await open()
    await click('met')
    for (const key of ['Home', 'Shift+ArrowRight', 'Control+Shift+ArrowRight']) await page.keyboard.press(key)
    await page.keyboard.press('Digit2')
    expect(await fragments()).toEqual(['Ada'])
  })

  it('without snapping a drag marks what it marks', async () => {
    await open()
    await click('met')
    await page.keyboard.press('n')
    expect((await seen()).snapToWords).toBe(false)
    await drag('velace', 'Bab')
    await page.keyboard.press('Digit3')
    expect(await fragments()).toEqual(['velace met Bab'])
  })

  it('in a paragraph from right to left the left arrow goes on in the text', async () => {
    await open()
    await click('مدينة')
    await page.keyboard.press('Home')
    const before = (await seen()).caret?.start ?? NaN
    await page.keyboard.press('ArrowLeft')
    expect((await seen()).caret?.start).toBe(before + 1)
  })
})

describe('spans that are there', () => {
  const spans = [
    aSpan('whole', 'Lovelace met Babbage', 'claim'),
    aSpan('name', 'Babbage'),
    aSpan('city', 'القاهرة', 'place'),
  ]

  it('a click selects the inner span, a further one the outer, beside them nothing', async () => {
    await open({ spans })
    await click('bage')
    expect((await seen()).selection).toEqual(['name'])
    await page.waitForTimeout(600)
    await click('bage')
    expect((await seen()).selection).toEqual(['whole'])
    await click('owners')
    expect((await seen()).selection).toEqual([])
  })

  it('Tab walks them by position and leaves the text after the last', async () => {
    await open({ spans })
    await click('Ada')
    const walked: string[][] = []
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press('Tab')
      walked.push((await seen()).selection)
    }
    expect(walked).toEqual([['whole'], ['name'], ['city']])
    await page.keyboard.press('Shift+Tab')
    expect((await seen()).selection).toEqual(['name'])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after')
  })

  it('a digit relabels, Delete removes, and both can be undone', async () => {
    await open({ spans })
    await click('bage')
    await page.keyboard.press('Digit2')
    expect((await seen()).labels.find((label) => label.id === 'name')?.classId).toBe('place')
    await page.keyboard.press('Delete')
    expect((await seen()).labels.map((label) => label.id)).toEqual(['whole', 'city'])
    expect((await seen()).causes).toEqual(['span.import', 'span.relabel', 'span.delete'])
    await page.evaluate(() => (window as unknown as { undo: () => void }).undo())
    expect((await seen()).labels).toHaveLength(3)
  })

  it('Alt and arrows move the edges; a held key is one change', async () => {
    await open({ spans })
    await click('bage')
    await page.keyboard.down('Alt')
    for (let held = 0; held < 4; held++) await page.keyboard.down('ArrowLeft')
    await page.keyboard.up('ArrowLeft')
    await page.keyboard.up('Alt')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    expect((await fragments())[1]).toBe('met Babbage.')
    expect((await seen()).causes).toEqual(['span.import', 'span.move', 'span.move'])
  })

  it('Alt and a drag add a part', async () => {
    await open({ spans: spans.slice(1, 2) })
    await click('bage')
    await page.keyboard.down('Alt')
    await drag('owners', 'owners')
    await page.keyboard.up('Alt')
    expect(await fragments()).toEqual(['Babbage', 'owners'])
    expect((await seen()).causes).toEqual(['span.import', 'span.extend'])
  })

  it('a read-only text is walked and not changed', async () => {
    await open({ spans, readOnly: true })
    await click('bage')
    for (const key of ['Digit2', 'Delete', 'Alt+ArrowLeft']) await page.keyboard.press(key)
    await click('owners', { clickCount: 2 })
    for (const key of ['Enter', 'Digit1', 'x', 'Backspace']) await page.keyboard.press(key)
    expect((await seen()).causes).toEqual(['span.import'])
    expect((await seen()).labels).toEqual(spans)
  })
})

describe('what leaves the window', () => {
  const copied = async () => {
    await page.evaluate(() => navigator.clipboard.writeText('before'))
    await click('owners', { clickCount: 3 })
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+x')
    return page.evaluate(() => navigator.clipboard.readText())
  }

  it('nothing, unless the policy lets text out', async () => {
    await open()
    expect(await copied()).toBe('before')
    expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('')
  })

  it('the words as they stand in the text, where it does', async () => {
    await open({ copyText: true })
    expect((await copied()).trim()).toBe('Cafe\u0301 owners in القاهرة left.')
  })
})

describe('the watermark', () => {
  it('covers the whole surface, takes no pointer, and is painted again after the size changed', async () => {
    await open()
    const painted = () =>
      page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(drawn))
        const canvas = document.querySelector<HTMLCanvasElement>('.tx-surface .watermark')!
        const brush = canvas.getContext('2d')!
        const inQuarter = (x: number, y: number): boolean => {
          const [width, height] = [Math.floor(canvas.width / 2), Math.floor(canvas.height / 2)]
          return brush.getImageData(x * width, y * height, width, height).data.some((level) => level > 0)
        }
        const surface = document.querySelector('.tx-surface')!.getBoundingClientRect()
        return {
          everywhere: [inQuarter(0, 0), inQuarter(1, 0), inQuarter(0, 1), inQuarter(1, 1)],
          covers:
            canvas.clientWidth === Math.round(surface.width) && canvas.clientHeight === Math.round(surface.height),
          pointer: getComputedStyle(canvas).pointerEvents,
        }
      })
    const whole = { everywhere: [true, true, true, true], covers: true, pointer: 'none' }
    expect(await painted()).toEqual(whole)
    await page.setViewportSize({ width: 1600, height: 1000 })
    expect(await painted()).toEqual(whole)
  })
})
