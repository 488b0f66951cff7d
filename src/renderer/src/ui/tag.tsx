import type { ReactNode } from 'react'
import './tag.css'

/** What a colour says: `ok` in order, `warn` will need you, `bad` refused or destroyed, `acc` where you act, `plain` nothing. */
export type Tone = 'ok' | 'warn' | 'bad' | 'acc' | 'plain'

export interface TagProps {
  readonly tone?: Tone
  /** A 12 px icon. */
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A state in one or two words, 20 px high. */
export const Tag = ({ tone = 'plain', icon, children }: TagProps) => (
  <span className="tag" data-tone={tone}>
    {icon}
    {children}
  </span>
)
