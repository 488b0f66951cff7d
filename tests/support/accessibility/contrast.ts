import type { Page } from 'playwright-core'

/** Text whose colour is too near to what lies behind it (WCAG 2.2, 1.4.3). Runs in the page, so it imports nothing. */
const tooFaint = (): readonly string[] => {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const read = (words: string): Colour => {
    const parts = (words.match(/[\d.]+/g) ?? []).map(Number)
    const scale = words.startsWith('color(') ? 255 : 1
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts
    return [red * scale, green * scale, blue * scale, alpha]
  }
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (place: 0 | 1 | 2) => top[place] * top[3] + below[place] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const ground = (element: Element | null): Colour =>
    element === null
      ? [255, 255, 255, 1]
      : ((colour) => (colour[3] === 1 ? colour : over(colour, ground(element.parentElement))))(
          read(getComputedStyle(element).backgroundColor),
        )
  const light = ([red, green, blue]: Colour): number => {
    const linear = (part: number) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const ratio = (one: Colour, other: Colour): number => {
    const [darker = 0, lighter = 0] = [light(one), light(other)].sort((a, b) => a - b)
    return (lighter + 0.05) / (darker + 0.05)
  }
  const isJudged = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest(':disabled, [aria-disabled=true], [data-disabled], [data-off], .visually-hidden, svg') === null
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = new Set<string>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (!element || words === '' || !isJudged(element)) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const isLarge = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700)
    if (read(color)[3] === 0) continue
    const behind = ground(element)
    const reached = ratio(over(read(color), behind), behind)
    if (reached < (isLarge ? 3 : 4.5))
      found.add(`faint: ${reached.toFixed(2)} ${words.slice(0, 40)} (${element.className})`)
  }
  return [...found]
}

export const faintText = (page: Page): Promise<readonly string[]> => page.evaluate(tooFaint)
