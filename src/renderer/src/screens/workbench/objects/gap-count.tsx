import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { formatCount } from '../../../ui/format.ts'
import { ActionKey } from '../../shell/action-key.tsx'
import type { LiveObjects } from './live-objects.ts'
import { useObjectsVersion } from './use-objects.ts'

/** `1 to fill in`, with the key that goes there. Nothing when nothing is missing. */
export const GapCount = ({ objects, onGo }: { readonly objects: LiveObjects; readonly onGo: () => void }) => {
  useObjectsVersion(objects)
  const count = objects.gapCount()
  if (count === 0) return null
  return (
    <UnstyledButton
      className="gap-count warn"
      aria-label={`${formatCount(count)} to fill in, go to the next`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onGo}
    >
      <IconAlertTriangle size={14} stroke={1.6} aria-hidden="true" />
      <span className="num" role="status">
        {formatCount(count)} to fill in
      </span>
      <ActionKey id="objects.next-missing" />
    </UnstyledButton>
  )
}
