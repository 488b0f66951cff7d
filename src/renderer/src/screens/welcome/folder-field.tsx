import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import type { PickedFolder } from './use-folder.ts'

export interface FolderFieldProps {
  readonly picked: PickedFolder | null
  readonly busy: boolean
  readonly words: string
  readonly autoFocus?: boolean
  readonly onPick: () => void
}

/** The exchange folder: a button before it is picked, its name after. */
export const FolderField = ({ picked, busy, words, autoFocus, onPick }: FolderFieldProps) => (
  <div className="col">
    <span className="mantine-InputWrapper-label">Exchange folder</span>
    <div className="picked">
      {picked && (
        <>
          <IconFolder size={16} stroke={1.6} className="t3" />
          <b className="ell">{picked.name}</b>
        </>
      )}
      <Button size={picked ? 'xs' : 'sm'} loading={busy} autoFocus={autoFocus ?? false} onClick={onPick}>
        {picked ? 'Choose another' : 'Choose the folder'}
      </Button>
    </div>
    <span className="mantine-InputWrapper-description">{words}</span>
  </div>
)
