import { Tooltip, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useShowKeys } from '../../actions/actions-provider.tsx'
import { formatCount } from '../../ui/format.ts'

interface NavButtonProps {
  readonly icon: ReactNode
  readonly words: string
  readonly keys?: string
  readonly count?: number
  readonly current?: boolean
  readonly onClick: () => void
}

/** One line of the navigation; collapsed to its icon under 1400 px, where hovering shows its name. */
export const NavButton = (props: NavButtonProps) => {
  const show = useShowKeys()
  const keys = props.keys === undefined ? null : show(props.keys)
  return (
    <Tooltip label={keys === null ? props.words : `${props.words}  ${keys}`} position="right">
      <UnstyledButton
        className="nav-button"
        aria-label={props.count ? `${props.words}, ${formatCount(props.count)}` : props.words}
        aria-current={props.current ? 'page' : undefined}
        onClick={props.onClick}
      >
        <span className="nav-icon">{props.icon}</span>
        <span className="nav-words ell">{props.words}</span>
        {props.count !== undefined && props.count > 0 && (
          <span className="nav-count num">{formatCount(props.count)}</span>
        )}
        {keys !== null && <span className="nav-keys">{keys}</span>}
      </UnstyledButton>
    </Tooltip>
  )
}
