import type { ActionId } from '../../../actions/catalogue/index.ts'
import { Listening, Taken } from './recording.tsx'
import type { ShortcutGroup } from './shortcut-groups.ts'
import { ShortcutRow } from './shortcut-row.tsx'
import type { Rebinding } from './use-rebinding.ts'

interface LineProps {
  readonly id: ActionId
  readonly rebinding: Rebinding
  readonly show: (keys: string) => string
}

const Line = ({ id, rebinding, show }: LineProps) => {
  const { choice, keymap, stage, leave } = rebinding
  if (stage?.kind === 'listening' && stage.id === id)
    return (
      <Listening
        {...{ id, show }}
        onGiveUp={leave}
        onKeys={(keys) => rebinding.wish({ id, replaces: stage.replaces, keys })}
      />
    )
  return (
    <>
      <ShortcutRow
        {...{ id, show }}
        keys={keymap[id]}
        isOwn={choice.own[id] !== undefined}
        onRecord={rebinding.record}
        onDrop={rebinding.drop}
        onReset={rebinding.reset}
      />
      {stage?.kind === 'taken' && stage.wish.id === id && (
        <Taken {...{ choice, show }} wish={stage.wish} onChange={rebinding.change} onCancel={leave} />
      )}
    </>
  )
}

interface ListProps extends Omit<LineProps, 'id'> {
  readonly groups: readonly ShortcutGroup[]
}

/** Every action under its heading. */
export const ShortcutList = ({ groups, ...line }: ListProps) => (
  <div className="shortcuts-list" tabIndex={-1}>
    {groups.map(({ name, ids }) => (
      <section key={name} aria-label={name}>
        <h3>{name}</h3>
        {ids.map((id) => (
          <Line key={id} id={id} {...line} />
        ))}
      </section>
    ))}
    {groups.length === 0 && <p className="t3">No action is called that, and none has these keys.</p>}
  </div>
)
