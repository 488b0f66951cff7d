import type { Page } from 'playwright-core'

/** Controls that cannot be brought to where they are seen and pressed. Runs in the page, so it imports nothing. */
const outOfReach = (): readonly string[] => {
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'
  const isOn = (element: HTMLElement): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.matches(':disabled') &&
    element.closest('[inert], [aria-hidden=true], .visually-hidden, .skip-link') === null
  const found: string[] = []
  const shown = [...document.querySelectorAll<HTMLElement>(controls)].filter(isOn)
  const top = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1)
  for (const element of shown) {
    if (top && !top.contains(element)) continue
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
    const [upper, lower] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
    const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)
    const words = `${element.tagName.toLowerCase()} ${name} (${element.className})`
    if (right - left < 4 || lower - upper < 4) {
      found.push(`off the window: ${words}`)
      continue
    }
    // What is cut off scrolls to whoever comes by Tab, but nobody who points gets there.
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around)
      const isCut =
        (overflowX === 'hidden' && around.scrollLeft > 0) || (overflowY === 'hidden' && around.scrollTop > 0)
      if (isCut) found.push(`cut off: ${words} in ${around.className}`)
      if (isCut) around.scrollTo(0, 0)
    }
    // Some spot of it is on top, not only its middle: a row holds buttons of its own.
    const spots = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.2, 0.8].map((y) => [x, y] as const))
    const isHit = spots.some(([x, y]) => {
      const hit = document.elementFromPoint(left + (right - left) * x, upper + (lower - upper) * y)
      return hit !== null && (element.contains(hit) || hit.contains(element) || element.parentElement?.contains(hit))
    })
    if (!isHit) found.push(`covered: ${words}`)
  }
  return found
}

export const controlsOutOfReach = (page: Page): Promise<readonly string[]> => page.evaluate(outOfReach)
