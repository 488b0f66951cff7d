import { Menu } from '@mantine/core'
import { Fragment } from 'react'
import { useAllActions, useHints } from '../../../actions/actions-provider.tsx'
import type { ActionId } from '../../../actions/catalogue/index.ts'
import { KeyCap } from '../../../ui/key-cap.tsx'

/** What can be done with what is selected, in the order of the menu; a gap lies between the parts. */
const parts: readonly (readonly ActionId[])[] = [
  ['assist.accept', 'assist.reject'],
  ['shape.relabel', 'shape.hide', 'shape.solo', 'shape.lock', 'shape.occluded'],
  ['shape.group', 'shape.ungroup'],
  ['shape.front', 'shape.forward', 'shape.backward', 'shape.back'],
  ['shape.copy', 'shape.duplicate', 'shape.propagate', 'shape.delete'],
]

export interface ObjectMenuProps {
  /** Where the pointer asked for it, px of the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** The commands for the selected objects, with their keys. Only what is on offer now stands there. */
export const ObjectMenu = ({ at, onClose }: ObjectMenuProps) => {
  const actions = useAllActions()
  const hint = useHints()
  const offered = parts
    .map((ids) => ids.flatMap((id) => actions.find((action) => action.id === id) ?? []))
    .filter((list) => list.length > 0)
  return (
    <Menu opened onChange={onClose} position="bottom-start" withinPortal returnFocus>
      <Menu.Target>
        <span className="object-menu-place" style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((list, part) => (
          <Fragment key={list[0]?.key}>
            {part > 0 && <Menu.Divider />}
            {list.map(({ key, id, words, enabled, run }) => (
              <Menu.Item
                key={key}
                disabled={!enabled}
                rightSection={hint(id) === '' ? undefined : <KeyCap keys={hint(id)} />}
                onClick={run}
              >
                {words}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
