import { useLayoutEffect } from 'react'

/** What opened it, where that is an entry of a menu: the menu goes, the button that opened the menu stays. */
const openerOf = (element: Element | null): Element | null => {
  const menu = element?.closest('[role=menu]')
  return menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : element
}

const isLost = (element: Element | null): boolean =>
  element === null || element === document.body || element.closest('[role=dialog]') !== null

/**
 * Gives the focus back to where it was before a dialog opened, also when the dialog is taken away whole. Where that place
 * is gone, to the work itself. A focus that somebody else has taken meanwhile is left where it is.
 *
 * To be used by what stands before the dialog in the tree: what comes later has the focus already.
 */
export const useFocusBack = (opened: boolean): void => {
  useLayoutEffect(() => {
    if (!opened) return
    const before = openerOf(document.activeElement)
    return () => {
      if (!isLost(document.activeElement)) return
      const target = before instanceof HTMLElement && before.isConnected ? before : document.querySelector('main')
      target?.focus({ preventScroll: true })
    }
  }, [opened])
}
