import type { Page } from 'playwright-core'

/** What the marks of the page promise and do not keep. Runs in the page, so it imports nothing. */
const broken = (): readonly string[] => {
  const found: string[] = []
  const all = [...document.querySelectorAll<HTMLElement>('body *')]
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const say = (what: string, element: Element) => {
    found.push(`${what}: ${element.outerHTML.slice(0, 120)}`)
  }
  const ids = all.map(({ id }) => id).filter(Boolean)
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) found.push(`id twice: ${id}`)
  for (const name of ['aria-labelledby', 'aria-describedby', 'aria-activedescendant', 'aria-controls'])
    for (const element of document.querySelectorAll(`[${name}]`))
      for (const id of (element.getAttribute(name) ?? '').split(' ').filter(Boolean))
        if (!document.getElementById(id) && element.getAttribute('aria-expanded') !== 'false')
          say(`${name} nowhere`, element)
  for (const element of all)
    if (
      element.tabIndex >= 0 &&
      isShown(element) &&
      element.closest('[aria-hidden=true]') &&
      !element.closest('[data-focus-guard]')
    )
      say('focus on what is hidden', element)
  for (const option of document.querySelectorAll('[role=option]'))
    if (!option.closest('[role=listbox]')) say('option in no list', option)
  if (document.querySelectorAll('main').length !== 1) found.push('not one main')
  if (document.documentElement.lang === '') found.push('no language')
  return found
}

/** Buttons and fields under 24 px whose neighbours are nearer than 24 px (WCAG 2.2, 2.5.8). */
const cramped = (): readonly string[] => {
  const least = 24
  const targets = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role=option], [role=checkbox]'),
  ]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0)
  const centre = (box: DOMRect) => [box.x + box.width / 2, box.y + box.height / 2] as const
  const isNear = (box: DOMRect, other: DOMRect): boolean => {
    const [x, y] = centre(box)
    const dx = Math.max(other.left - x, 0, x - other.right)
    const dy = Math.max(other.top - y, 0, y - other.bottom)
    return Math.hypot(dx, dy) < least / 2
  }
  return targets
    .filter(({ box }) => box.width < least || box.height < least)
    .filter(({ element, box }) =>
      targets.some(
        (other) =>
          other.element !== element &&
          !other.element.contains(element) &&
          !element.contains(other.element) &&
          isNear(box, other.box),
      ),
    )
    .map(
      ({ element, box }) =>
        `small: ${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 90)}`,
    )
}

export const brokenMarks = (page: Page): Promise<readonly string[]> => page.evaluate(broken)
export const crampedTargets = (page: Page): Promise<readonly string[]> => page.evaluate(cramped)
