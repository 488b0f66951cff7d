const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [contenteditable=true], [tabindex]'

const isShown = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true })

const canTake = (element: HTMLElement): boolean => element.tabIndex >= 0 && isShown(element)

/** Where the focus was last in each part of the window. */
const lastFocus = new WeakMap<Element, HTMLElement>()

const regionOf = (element: Element | null): HTMLElement | null => element?.closest<HTMLElement>('[data-region]') ?? null

const targetIn = (region: HTMLElement): HTMLElement | null => {
  const last = lastFocus.get(region)
  if (last && region.contains(last) && canTake(last)) return last
  const inside = [region, ...region.querySelectorAll<HTMLElement>(focusable)]
  return inside.find((element) => regionOf(element) === region && canTake(element)) ?? null
}

/**
 * Moves the focus to the next part of the window, or to the one before, and in it to where the focus was last. Parts are
 * marked with `data-region`, in the order of the page; one that can hold no focus now is passed over.
 */
export const moveToRegion = (step: 1 | -1): void => {
  const here = regionOf(document.activeElement)
  if (here && document.activeElement instanceof HTMLElement) lastFocus.set(here, document.activeElement)
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown)
  const from = here ? regions.indexOf(here) : step === 1 ? -1 : regions.length
  for (let moved = 1; moved <= regions.length; moved++) {
    const region = regions[(from + step * moved + regions.length * 2) % regions.length]
    const target = region && targetIn(region)
    if (target) {
      target.focus()
      return
    }
  }
}
