import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useShowKeys } from '../../../actions/actions-provider.tsx'
import { firstChoice } from '../../../actions/keymap-store.ts'
import { isProfileId, profileIds, profiles, type ProfileId } from '../../../actions/profiles/index.ts'
import { formatPlural } from '../../../ui/format.ts'
import { CarriedNote } from './carried-note.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { shortcutGroups } from './shortcut-groups.ts'
import { useCarrying } from './use-carrying.ts'
import { useRebinding, type Rebinding } from './use-rebinding.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { Dialog as DialogFrame } from '../../../ui/dialog.tsx'
import './shortcuts.css'

const profileChoices = profileIds.map((id) => ({ value: id, label: profiles[id].title }))

interface HeadProps {
  readonly sought: string
  readonly onSeek: (sought: string) => void
  readonly profile: ProfileId
  readonly onProfile: (profile: ProfileId) => void
}

const Head = ({ sought, onSeek, profile, onProfile }: HeadProps) => (
  <div className="row shortcuts-head">
    <TextInput
      data-autofocus
      className="grow"
      aria-label="Search the shortcuts"
      placeholder="Search: words, or keys such as Ctrl K"
      leftSection={<IconSearch size={14} stroke={1.6} />}
      value={sought}
      onChange={(event) => onSeek(event.currentTarget.value)}
    />
    <Select
      aria-label="Profile of keys"
      w={200}
      allowDeselect={false}
      data={profileChoices}
      value={profile}
      onChange={(value) => {
        if (value !== null && isProfileId(value)) onProfile(value)
      }}
    />
  </div>
)

const Foot = ({ rebinding, carrying }: { rebinding: Rebinding; carrying: ReturnType<typeof useCarrying> }) => {
  const { choice, change } = rebinding
  const own = Object.keys(choice.own).length
  return (
    <div className="row shortcuts-foot">
      <Button onClick={carrying.importThem} disabled={carrying.task.busy}>
        Import…
      </Button>
      <Button onClick={carrying.exportThem} disabled={carrying.task.busy}>
        Export…
      </Button>
      <span className="end sm t3">{own > 0 && `${formatPlural(own, 'action')} with keys of your own`}</span>
      <Button disabled={own === 0} onClick={() => change({ ...firstChoice, profile: choice.profile })}>
        Reset all
      </Button>
    </div>
  )
}

const Body = ({ rebinding }: { readonly rebinding: Rebinding }) => {
  const { choice, keymap, change } = rebinding
  const [sought, setSought] = useState('')
  const show = useShowKeys()
  const carrying = useCarrying(rebinding.keep)
  const groups = useMemo(() => shortcutGroups({ keymap, sought, show }), [keymap, sought, show])
  return (
    <div className="col">
      <Head
        sought={sought}
        onSeek={setSought}
        profile={choice.profile}
        onProfile={(profile) => change({ ...choice, profile })}
      />
      <CarriedNote {...carrying} />
      <ShortcutList groups={groups} rebinding={rebinding} show={show} />
      <Foot rebinding={rebinding} carrying={carrying} />
    </div>
  )
}

const Dialog = ({ onClose }: { readonly onClose: () => void }) => {
  const rebinding = useRebinding(useShortcuts())
  return (
    <DialogFrame
      opened
      onClose={onClose}
      closeOnEscape={rebinding.stage === null}
      title="Shortcuts"
      size={780}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Body rebinding={rebinding} />
    </DialogFrame>
  )
}

/** All keys: choose a profile, change single ones, carry them to another workstation. */
export const ShortcutsDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) =>
  opened ? <Dialog onClose={onClose} /> : null
