import { Button } from '@mantine/core'
import { useAllActions, useKeymap, useShowKeys } from '../../actions/actions-provider.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { sheetGroups } from './sheet-groups.ts'
import { Dialog } from '../../ui/dialog.tsx'

const Columns = () => {
  const groups = sheetGroups(useAllActions(), useKeymap())
  const show = useShowKeys()
  return (
    <div className="sheet-columns">
      {groups.map(({ name, lines }) => (
        <section key={name} className="sheet-group" aria-label={name}>
          <h3>{name}</h3>
          {lines.map(({ key, words, keys, enabled }) => (
            <div key={key} className="sheet-line" data-off={!enabled || undefined}>
              <span className="grow">{words}</span>
              {keys.map((way) => (
                <KeyCap key={way} keys={show(way)} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

export interface ShortcutsSheetProps {
  readonly opened: boolean
  readonly onClose: () => void
  /** Goes on to changing the keys. */
  readonly onChange: () => void
}

/** The keys of everything that can be done where the person is now. */
export const ShortcutsSheet = ({ opened, onClose, onChange }: ShortcutsSheetProps) => (
  <Dialog opened={opened} onClose={onClose} title="Shortcuts here" size={860}>
    {opened && (
      <>
        <Columns />
        <div className="row sheet-foot">
          <Button onClick={onChange}>Change the shortcuts…</Button>
        </div>
      </>
    )}
  </Dialog>
)
