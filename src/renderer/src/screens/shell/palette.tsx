import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useAllActions, useShowKeys } from '../../actions/actions-provider.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useOpenShard } from './open-shard.ts'
import { paletteEntries, type PaletteEntry } from './palette-entries.ts'
import { PaletteList } from './palette-list.tsx'
import { useWorkList } from './work-list-provider.tsx'
import './palette.css'

const Body = ({ onClose }: { readonly onClose: () => void }) => {
  const actions = useAllActions()
  const shards = useWorkList()?.value?.projects
  const { open } = useOpenShard()
  const show = useShowKeys()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const entries = useMemo(
    () => paletteEntries({ typed, actions, projects: shards ?? [], openShard: open }),
    [typed, actions, shards, open],
  )
  const at = Math.min(place, Math.max(entries.length - 1, 0))

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry?.enabled) return
    onClose()
    queueMicrotask(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && entries.length > 0) {
      event.preventDefault()
      setPlace((at + step + entries.length) % entries.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      run(entries[at])
    }
  }
  return (
    <div onKeyDown={onKeyDown}>
      <div className="palette-query">
        <IconSearch size={18} stroke={1.6} className="t3" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={entries[at] ? `palette-${at}` : undefined}
          aria-label="Search or run a command"
          placeholder="Search or run a command"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setPlace(0)
          }}
        />
        <KeyCap keys="Esc" />
      </div>
      <PaletteList entries={entries} at={at} typed={typed} show={show} onHover={setPlace} onRun={run} />
      <div className="palette-foot">
        <span>
          <KeyCap keys="↑" />
          <KeyCap keys="↓" /> move
        </span>
        <span>
          <KeyCap keys="↵" /> run
        </span>
        <span className="end">Names of commands, pages and your shards. Never content.</span>
      </div>
    </div>
  )
}

/** Everything a person can do here, by its words. */
export const Palette = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => (
  <Modal
    opened={opened}
    onClose={onClose}
    withCloseButton={false}
    centered={false}
    yOffset={96}
    size={600}
    padding={0}
    returnFocus={false}
    aria-label="Commands"
  >
    {opened && <Body onClose={onClose} />}
  </Modal>
)
