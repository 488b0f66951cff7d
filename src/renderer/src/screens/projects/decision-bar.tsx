import { formatPlural } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'

/** A bar of what was accepted, returned and only delivered, of all items. */
export const DecisionBar = (props: {
  readonly items: number
  readonly accepted: number
  readonly returned: number
  readonly delivered: number
}) => {
  const { items, accepted, returned, delivered } = props
  const waiting = Math.max(delivered - accepted - returned, 0)
  const share = (count: number) => (items === 0 ? 0 : count / items)
  const label = `${formatPlural(accepted, 'item')} accepted, ${returned} returned, ${waiting} not yet decided, of ${items}`
  return (
    <span title={label}>
      <ProgressBar
        label={label}
        parts={[
          { share: share(accepted), tone: 'ok' },
          { share: share(returned), tone: 'warn' },
          { share: share(waiting), tone: 'acc' },
        ]}
      />
    </span>
  )
}
