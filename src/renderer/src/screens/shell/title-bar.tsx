import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useStation } from '../../station/station-provider.tsx'
import { Mark } from '../../ui/mark.tsx'
import { ActionKey } from './action-key.tsx'
import './title-bar.css'

const Control = ({
  words,
  d,
  onClick,
}: {
  readonly words: string
  readonly d: string
  readonly onClick: () => void
}) => (
  <button type="button" tabIndex={-1} aria-label={words} title={words} onClick={onClick}>
    <svg viewBox="0 0 10 10" aria-hidden="true">
      <path d={d} />
    </svg>
  </button>
)

/** Minimise, maximise, close: the window has no frame of the system on any platform. */
const WindowControls = () => {
  const { window } = useStation()
  const press = (call: () => Promise<unknown>) => () => void call().catch(() => undefined)
  return (
    <div className="window-controls">
      <Control words="Minimise" d="M0 5.5h10" onClick={press(() => window.minimise({}))} />
      <Control words="Maximise" d="M.5.5h9v9h-9z" onClick={press(() => window.toggleMaximise({}))} />
      <Control words="Close" d="M.5.5l9 9M9.5.5l-9 9" onClick={press(() => window.close({}))} />
    </div>
  )
}

export interface TitleBarProps {
  /** Between the mark and the search. */
  readonly trail: ReactNode
  /** Between the search and the window controls. */
  readonly right?: ReactNode
  /** Opens the palette; without it there is no search. */
  readonly onSearch?: () => void
}

/** The bar that drags the window: where you are, search, lease, person, window controls. */
export const TitleBar = ({ trail, right, onSearch }: TitleBarProps) => {
  return (
    <header className="title-bar" data-region>
      <Mark />
      <div className="title-trail">{trail}</div>
      {onSearch && (
        <UnstyledButton className="title-search" onClick={onSearch} tabIndex={-1}>
          <IconSearch size={14} stroke={1.6} />
          <span className="grow">Search or run a command</span>
          <Tooltip label="Commands, screens and shards">
            <span>
              <ActionKey id="shell.palette" />
            </span>
          </Tooltip>
        </UnstyledButton>
      )}
      <div className="title-right">
        {right}
        <WindowControls />
      </div>
    </header>
  )
}
