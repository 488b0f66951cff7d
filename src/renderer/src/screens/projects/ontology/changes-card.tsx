import { IconAlertTriangle, IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react'
import { Card } from '../../../ui/card.tsx'
import type { Change } from './changes.ts'

const icons = { more: IconPlus, other: IconArrowRight, less: IconMinus, ask: IconAlertTriangle } as const
const tones = { more: 'ok', other: 't3', less: 'warn', ask: 'warn' } as const

/** What the next version changes, before it is signed. */
export const ChangesCard = (props: { readonly version: number; readonly changes: readonly Change[] }) => (
  <Card
    className="ontology-changes"
    title={`What version ${String(props.version)} changes`}
    aside={<span>from version {props.version - 1}</span>}
  >
    <ul className="card-body">
      {props.changes.length === 0 && <li className="t3">Nothing yet.</li>}
      {props.changes.map(({ tone, words }) => {
        const Icon = icons[tone]
        return (
          <li key={words} className="row">
            <Icon size={14} stroke={1.6} className={tones[tone]} aria-hidden="true" />
            <span>{words}</span>
          </li>
        )
      })}
      <li className="t3 xs">Nothing is deleted: labels keep their class, their kind and their answers.</li>
    </ul>
  </Card>
)
