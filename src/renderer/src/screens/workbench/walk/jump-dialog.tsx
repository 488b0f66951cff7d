import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { ItemSummary } from '../../../../../shared/ipc/work.ts'
import { formatCount } from '../../../ui/format.ts'
import { shownKey } from '../next-item.ts'
import { findItems } from './find-item.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import './walk.css'

interface JumpFormProps {
  readonly items: readonly ItemSummary[]
  readonly onGo: (index: number) => void
}

interface FoundProps {
  readonly found: readonly ItemSummary[]
  /** Which of them Enter goes to. */
  readonly at: number
  readonly text: string
  readonly onPoint: (place: number) => void
  readonly onGo: (index: number) => void
}

const Found = ({ found, at, text, onPoint, onGo }: FoundProps) => (
  <div id="jump-list" className="jump-list" role="listbox" aria-label="Items found">
    {found.map((item, order) => (
      <div
        key={item.index}
        id={`jump-${String(item.index)}`}
        className="jump-row"
        role="option"
        aria-selected={order === at}
        onPointerEnter={() => onPoint(order)}
        onClick={() => onGo(item.index)}
      >
        <span className="t3 num">{formatCount(item.index + 1)}</span>
        <span className="ell grow">{shownKey(item)}</span>
      </div>
    ))}
    {found.length === 0 && (
      <p className="xs t3">{text.trim() === '' ? 'Enter goes there.' : 'No item has this number or key.'}</p>
    )}
  </div>
)

const JumpForm = ({ items, onGo }: JumpFormProps) => {
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const found = findItems(items, text)
  const at = Math.min(place, Math.max(found.length - 1, 0))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setPlace(Math.min(Math.max(at + by, 0), Math.max(found.length - 1, 0)))
    else if (event.key === 'Enter' && found[at]) onGo(found[at].index)
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        aria-label="Number or key"
        placeholder={`Number from 1 to ${formatCount(items.length)}, or part of a key`}
        value={text}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="jump-list"
        aria-activedescendant={found[at] ? `jump-${String(found[at].index)}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Found {...{ found, at, text, onGo }} onPoint={setPlace} />
    </>
  )
}

export interface JumpDialogProps extends JumpFormProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Goes to one item by its number or its key. */
export const JumpDialog = ({ opened, onClose, onGo, items }: JumpDialogProps) => (
  <Dialog opened={opened} onClose={onClose} title="Go to an item" size={400} transitionProps={{ duration: 0 }}>
    <JumpForm
      items={items}
      onGo={(index) => {
        onClose()
        onGo(index)
      }}
    />
  </Dialog>
)
