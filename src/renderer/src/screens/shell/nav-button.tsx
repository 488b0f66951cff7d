import { Tooltip, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useHints } from '../../actions/actions-provider.tsx'
import type { ActionId } from '../../actions/catalogue/index.ts'
import { formatCount } from '../../ui/format.ts'

interface NavButtonProps {
  readonly icon: ReactNode
  readonly words: string
  readonly action?: ActionId
  readonly count?: number
  readonly current?: boolean
  readonly onClick: () => void
}

/** One line of the navigation; collapsed to its icon under 1400 px, where hovering shows its name. */
export const NavButton = (props: NavButtonProps) => {
  const hint = useHints()
  const keys = props.action === undefined ? '' : hint(props.action)
  return (
    <Tooltip label={keys === '' ? props.words : `${props.words}  ${keys}`} position="right">
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
        {keys !== '' && <span className="nav-keys">{keys}</span>}
      </UnstyledButton>
    </Tooltip>
  )
}
