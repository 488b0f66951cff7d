import { IconEye, IconEyeOff, IconLock, IconLockOpen } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'

export interface RowActsProps {
  /** What it is about, for the words at the pointer: `this` or `all of these`. */
  readonly about: string
  readonly hidden: boolean
  readonly locked: boolean
  /** Null where there is nothing to hide. `solo`: only this is to be seen. */
  readonly onEye: ((solo: boolean) => void) | null
  /** Null where nothing can be locked. */
  readonly onLock: (() => void) | null
}

interface ActProps {
  readonly act: 'eye' | 'lock'
  readonly stays: boolean
  readonly title: string
  readonly onPress: (event: MouseEvent) => void
  readonly children: ReactNode
}

/** For the pointer alone: a line of a list holds no buttons, and the same is done to the selection by key. */
const Act = ({ act, stays, title, onPress, children }: ActProps) => (
  <span
    className="palette-act"
    aria-hidden="true"
    data-act={act}
    data-stays={stays || undefined}
    title={title}
    onMouseDown={(event) => event.preventDefault()}
    onClick={(event) => {
      event.stopPropagation()
      onPress(event)
    }}
  >
    {children}
  </span>
)

const icon = { size: 14, stroke: 1.6 } as const

/** Eye and lock at the end of a line: they show on hover, and stay where something is hidden or locked. */
export const RowActs = ({ about, hidden, locked, onEye, onLock }: RowActsProps) => {
  const [Eye, Lock] = [hidden ? IconEyeOff : IconEye, locked ? IconLock : IconLockOpen]
  return (
    <>
      {onEye && (
        <Act
          act="eye"
          stays={hidden}
          title={hidden ? `Show ${about}` : `Hide ${about}. With Alt, only ${about}`}
          onPress={(event) => onEye(event.altKey)}
        >
          <Eye {...icon} />
        </Act>
      )}
      {(onLock || locked) && (
        <Act act="lock" stays={locked} title={`${locked ? 'Unlock' : 'Lock'} ${about}`} onPress={() => onLock?.()}>
          <Lock {...icon} />
        </Act>
      )}
    </>
  )
}
