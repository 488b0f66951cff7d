import { initialsOf } from './initials.ts'
import './avatar.css'

/** A person, 22 px, or 18 px when small. The name itself has to stand beside it or in `title`. */
export const Avatar = ({ name, small = false }: { readonly name: string; readonly small?: boolean }) => (
  <span className="avatar" data-small={small || undefined} title={name} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
