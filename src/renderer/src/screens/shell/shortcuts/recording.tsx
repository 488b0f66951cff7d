import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { catalogue, type ActionId } from '../../../actions/catalogue/index.ts'
import { canSwap, swapKeys, takeOver, type Wish } from '../../../actions/rebind.ts'
import { holdersOf } from '../../../actions/keymap.ts'
import { keymapOf, type KeyChoice } from '../../../actions/keymap-store.ts'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { useRecorder } from './use-recorder.ts'

interface ListenProps {
  readonly id: ActionId
  readonly show: (keys: string) => string
  readonly onKeys: (keys: string) => void
  readonly onGiveUp: () => void
}

/** Waits for keys in the place of a row. */
export const Listening = ({ id, show, onKeys, onGiveUp }: ListenProps) => {
  const pressed = useRecorder(onKeys, onGiveUp)
  return (
    <div className="shortcut-row" data-listening>
      <span className="grow ell">{catalogue[id].words}</span>
      <output className="t2 sm">
        {pressed === '' ? 'Press the keys. Esc leaves it as it is' : <KeyCap keys={show(pressed)} />}
      </output>
    </div>
  )
}

const namesOf = (ids: readonly ActionId[]): string => ids.map((id) => `“${catalogue[id].words}”`).join(', ')

interface TakenProps {
  readonly choice: KeyChoice
  readonly wish: Wish
  readonly show: (keys: string) => string
  readonly onChange: (choice: KeyChoice) => void
  readonly onCancel: () => void
}

/** Says who has the keys already, and lets the person decide. */
export const Taken = ({ choice, wish, show, onChange, onCancel }: TakenProps) => {
  const keymap = keymapOf(choice)
  const holders = holdersOf(keymap, wish)
  const fixed = holders.filter((id) => catalogue[id].fixed)
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  return (
    <div className="shortcut-row shortcut-taken" role="alert">
      <span className="grow">
        <KeyCap keys={show(wish.keys)} /> for “{catalogue[wish.id].words}” is taken by {namesOf(holders)}
        {fixed.length > 0 && ', whose keys stay as they are'}.
      </span>
      {fixed.length === 0 && canSwap(keymap, wish) && (
        <Button size="compact-xs" onClick={() => onChange(swapKeys(choice, wish))}>
          Swap
        </Button>
      )}
      {fixed.length === 0 && (
        <Button size="compact-xs" onClick={() => onChange(takeOver(choice, wish))}>
          Take it over
        </Button>
      )}
      <Button ref={cancel} size="compact-xs" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
