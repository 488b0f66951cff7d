import { useLayoutEffect } from 'react'

/** Takes Ctrl Enter from the whole window as soon as the dialog is there: the focus comes into it only a moment later. */
export const useConfirmKeys = (confirm: () => void): void => {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) confirm()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  })
}
