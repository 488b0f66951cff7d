import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useAllActions, useShowKeys } from '../../actions/actions-provider.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useOpenShard } from './open-shard.ts'
import { paletteEntries, type PaletteEntry } from './palette-entries.ts'
import { usePaletteItems } from './palette-items.tsx'
import { PaletteList } from './palette-list.tsx'
import { useWorkList } from './work-list-provider.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import './palette.css'

/** What was run from the palette since the page was loaded; forgotten at the lock, with the page. */
let recent: readonly string[] = []

const noteRecent = (id: string): void => {
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, 20)
}

/** The answers to what was typed, the one that is marked, and how to run it. */
const usePalette = (onClose: () => void) => {
  const actions = useAllActions()
  const projects = useWorkList()?.value?.projects
  const { open } = useOpenShard()
  const items = usePaletteItems()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const entries = useMemo(
    () => paletteEntries({ typed, actions, items, recent, projects: projects ?? [], openShard: open }),
    [typed, actions, items, projects, open],
  )
  const at = Math.min(place, Math.max(entries.length - 1, 0))
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry?.enabled) return
    noteRecent(entry.id)
    onClose()
    queueMicrotask(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 && event.key !== 'Enter') return
    event.preventDefault()
    if (step === 0) run(entries[at])
    else if (entries.length > 0) setPlace((at + step + entries.length) % entries.length)
  }
  const type = (words: string) => {
    setTyped(words)
    setPlace(0)
  }
  return { typed, type, entries, at, setPlace, run, onKeyDown }
}

type PaletteParts = ReturnType<typeof usePalette>

const Query = ({ typed, type, entries, at }: Pick<PaletteParts, 'typed' | 'type' | 'entries' | 'at'>) => (
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
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
    <KeyCap keys="Esc" />
  </div>
)

const Body = ({ onClose }: { readonly onClose: () => void }) => {
  const palette = usePalette(onClose)
  const show = useShowKeys()
  return (
    <div onKeyDown={palette.onKeyDown}>
      <Query {...palette} />
      <PaletteList {...palette} show={show} onHover={palette.setPlace} onRun={palette.run} />
      <div className="palette-foot">
        <span>
          <KeyCap keys="↑" />
          <KeyCap keys="↓" /> move
        </span>
        <span>
          <KeyCap keys="↵" /> run
        </span>
        <span className="end">Commands, pages, your shards and their items. Never content.</span>
      </div>
    </div>
  )
}

/** Everything a person can do here, by its words. */
export const Palette = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => (
  <Dialog
    opened={opened}
    onClose={onClose}
    withCloseButton={false}
    centered={false}
    yOffset={96}
    size={600}
    padding={0}
    attributes={{ content: { 'aria-label': 'Commands' } }}
  >
    {opened && <Body onClose={onClose} />}
  </Dialog>
)
