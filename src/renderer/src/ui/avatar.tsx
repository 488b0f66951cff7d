import './avatar.css'

/** The first letters of the first and last name: `Mira Okafor` gives `MO`. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase()
}

/** A person, 22 px, or 18 px when small. The name itself has to stand beside it or in `title`. */
export const Avatar = ({ name, small = false }: { readonly name: string; readonly small?: boolean }) => (
  <span className="avatar" data-small={small || undefined} title={name} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
