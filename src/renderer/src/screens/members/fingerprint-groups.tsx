import { groupsOf } from './fingerprint.ts'

/** A fingerprint in the groups in which it is read aloud. */
export const FingerprintGroups = ({
  fingerprint,
  large = false,
}: {
  readonly fingerprint: string
  readonly large?: boolean
}) => (
  <span className="read-aloud mono selectable" data-large={large || undefined} aria-label={fingerprint}>
    {groupsOf(fingerprint).map((group, place) => (
      <span key={place}>{group}</span>
    ))}
  </span>
)
