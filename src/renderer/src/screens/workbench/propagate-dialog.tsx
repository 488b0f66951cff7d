import { Button, Group, NumberInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { KeyCap } from '../../ui/key-cap.tsx'
import { formatPlural } from '../../ui/format.ts'
import type { Propagating } from './use-propagate.ts'
import { Dialog } from '../../ui/dialog.tsx'

const rangeWords = (ahead: Propagating['ahead'], times: number): string => {
  const [first, last] = [ahead[0], ahead[times - 1]]
  if (!first || !last) return ''
  const [from, to] = [String(first.index + 1), String(last.index + 1)]
  return from === to ? `Item ${from}` : `Items ${from} to ${to}`
}

const PropagateForm = ({ ahead, copy }: Propagating) => {
  const [wanted, setWanted] = useState<number | string>(1)
  const times = Math.min(Math.max(Math.trunc(Number(wanted)) || 0, 0), ahead.length)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (times > 0) copy(times)
      }}
    >
      <Stack gap="md">
        <NumberInput
          // A digit is typed as soon as the dialog is there; the trap of the dialog takes the focus a moment later.
          autoFocus
          data-autofocus
          label="How many items ahead"
          description={times > 0 ? rangeWords(ahead, times) : `A number from 1 to ${String(ahead.length)}`}
          min={1}
          max={ahead.length}
          allowDecimal={false}
          allowNegative={false}
          value={wanted}
          onChange={setWanted}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" gap="sm">
          <Button type="submit" variant="filled" disabled={times === 0}>
            Copy&nbsp;
            <KeyCap keys="Enter" />
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Asks to how many of the next items the selected shapes are copied: Enter takes the next one. */
export const PropagateDialog = ({ propagating }: { readonly propagating: Propagating | null }) => (
  <Dialog
    opened={propagating !== null}
    onClose={() => propagating?.close()}
    title={`Copy ${formatPlural(propagating?.count ?? 0, 'label')} to the next items`}
    size={360}
    transitionProps={{ duration: 0 }}
  >
    {propagating && <PropagateForm {...propagating} />}
  </Dialog>
)
