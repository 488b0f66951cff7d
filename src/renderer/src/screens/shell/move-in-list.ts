/** Moves the focus among the listed rows of the page; from elsewhere it begins at the first. */
export const moveInList = (step: 1 | -1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-listed]')]
  if (rows.length === 0) return
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)
  rows[next]?.focus()
}
