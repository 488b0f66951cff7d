import { Modal } from '@mantine/core'
import { useAllActions, useShowKeys } from '../../actions/actions-provider.tsx'
import type { Action } from '../../actions/registry.ts'
import { KeyCap } from '../../ui/key-cap.tsx'

const groupsOf = (actions: readonly Action[]): readonly (readonly [string, readonly Action[]])[] => {
  const groups = new Map<string, Action[]>()
  for (const action of actions) {
    if (action.keys.length === 0) continue
    const group = groups.get(action.group) ?? []
    if (!group.some((entry) => entry.key === action.key)) groups.set(action.group, [...group, action])
  }
  return [...groups]
}

const Body = () => {
  const groups = groupsOf(useAllActions())
  const show = useShowKeys()
  return (
    <div className="sheet-columns">
      {groups.map(([name, actions]) => (
        <section key={name} className="sheet-group">
          <h3>{name}</h3>
          {actions.map((action) => (
            <div key={action.key} className="sheet-line" data-off={!action.enabled || undefined}>
              <span className="grow">{action.words}</span>
              {action.keys.map((keys) => (
                <KeyCap key={keys} keys={show(keys)} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

/** The keys of everything that can be done where the person is now. */
export const ShortcutsSheet = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => (
  <Modal opened={opened} onClose={onClose} title="Shortcuts here" size={760}>
    {opened && <Body />}
  </Modal>
)
