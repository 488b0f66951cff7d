import { UnstyledButton } from '@mantine/core'
import './skip-link.css'

/** Where the work of a screen begins, besides its `main`: on the workbench that is the picture or the text. */
const work = 'main [role=application], main .text-surface [contenteditable=true]'

const goToWork = (): void => {
  const main = document.querySelector<HTMLElement>('main')
  const target = document.querySelector<HTMLElement>(work) ?? main
  target?.focus()
}

/** The first stop of Tab: leads past the bars to the work. It is seen only while it has the focus. */
export const SkipLink = () => (
  <UnstyledButton className="skip-link" onClick={goToWork}>
    Skip to the work
  </UnstyledButton>
)
