import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconPlus, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { catalogue, type ActionId } from '../../../actions/catalogue/index.ts'
import { KeyCap } from '../../../ui/key-cap.tsx'

export interface ShortcutRowProps {
  readonly id: ActionId
  readonly keys: readonly string[]
  /** Whether this person has keys of their own here. */
  readonly isOwn: boolean
  readonly show: (keys: string) => string
  /** Asks for new keys in the place of these, or for a further way. */
  readonly onRecord: (id: ActionId, replaces: string | null) => void
  readonly onDrop: (id: ActionId, keys: string) => void
  readonly onReset: (id: ActionId) => void
}

const Way = ({ id, keys, show, onRecord, onDrop }: Omit<ShortcutRowProps, 'keys'> & { readonly keys: string }) => {
  const { words } = catalogue[id]
  return (
    <span className="shortcut-way">
      <button
        type="button"
        className="shortcut-cap"
        aria-label={`${words}: change ${show(keys)}`}
        onClick={() => onRecord(id, keys)}
      >
        <KeyCap keys={show(keys)} />
      </button>
      <button
        type="button"
        className="shortcut-drop"
        aria-label={`${words}: take ${show(keys)} away`}
        onClick={() => onDrop(id, keys)}
      >
        <IconX size={11} stroke={2} aria-hidden="true" />
      </button>
    </span>
  )
}

/** An action with its keys: press a cap to change it. */
export const ShortcutRow = memo((props: ShortcutRowProps) => {
  const { id, keys, isOwn, show, onRecord, onReset } = props
  const { words, fixed } = catalogue[id]
  return (
    <div className="shortcut-row" data-action={id} data-own={isOwn || undefined}>
      <span className="grow ell">{words}</span>
      {fixed
        ? keys.map((way) => <KeyCap key={way} keys={show(way)} />)
        : keys.map((way) => <Way key={way} {...props} keys={way} />)}
      {fixed ? (
        <span className="xs t3 shortcut-fixed">fixed</span>
      ) : (
        <>
          <Tooltip label="Add keys">
            <ActionIcon size={24} aria-label={`${words}: add keys`} onClick={() => onRecord(id, null)}>
              <IconPlus size={13} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Back to the keys of the profile">
            <ActionIcon
              size={24}
              aria-label={`${words}: back to the keys of the profile`}
              data-action="reset"
              onClick={() => onReset(id)}
            >
              <IconArrowBackUp size={13} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </div>
  )
})
ShortcutRow.displayName = 'ShortcutRow'
