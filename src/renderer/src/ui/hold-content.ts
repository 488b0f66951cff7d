/** Where the words are the person's own, or ids of ours, or where the text engine asks the policy itself. */
const mayBeCopied = 'input, textarea, .selectable, .tx-host'

const isCopyable = (event: Event): boolean =>
  event.composedPath().some((node) => node instanceof Element && node.matches(mayBeCopied))

/**
 * Keeps content in the window: nothing is printed, dragged out or in, or copied, and no menu of the browser part opens.
 *
 * Runs before every other listener of the page. The main process forbids the same from its side; a key of the system that takes a picture
 * of the screen is out of reach of both.
 */
export const holdContent = (page: Window = window): void => {
  const { document } = page
  const cancel = (event: Event): void => {
    event.preventDefault()
  }
  const refuseDrop = (event: DragEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
  }
  const refuseCopy = (event: Event): void => {
    if (isCopyable(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const name of ['contextmenu', 'dragstart'] as const) document.addEventListener(name, cancel, true)
  for (const name of ['dragenter', 'dragover', 'drop'] as const) document.addEventListener(name, refuseDrop, true)
  for (const name of ['copy', 'cut'] as const) document.addEventListener(name, refuseCopy, true)
  Object.defineProperty(page, 'print', { value: () => undefined, writable: false, configurable: false })
}
