import { UnstyledButton } from '@mantine/core'
import { IconEye, IconEyeOff, IconInfoCircle } from '@tabler/icons-react'
import type { OntologyClass } from '../../../../shared/labels/ontology.ts'
import { formatCount } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'

export interface ClassRowProps {
  readonly entry: OntologyClass
  readonly mark: string | undefined
  readonly count: number
  readonly active: boolean
  readonly disabled: boolean
  readonly hidden: boolean
  readonly onPick: () => void
  /** Null on items without shapes. With `solo` only this class stays. */
  readonly onHide: ((solo: boolean) => void) | null
  /** Null when nothing is written about the class. */
  readonly onAsk: (() => void) | null
}

/** One class: pick it, look up what belongs to it, hide its shapes. The small buttons show on hover and with the focus. */
export const ClassRow = (props: ClassRowProps) => {
  const { entry, mark, count, active, disabled, hidden, onPick, onHide, onAsk } = props
  const Eye = hidden ? IconEyeOff : IconEye
  return (
    <div className="palette-entry" data-active={active || undefined} data-hidden={hidden || undefined}>
      <UnstyledButton
        className="palette-pick"
        aria-pressed={active}
        disabled={disabled}
        title={entry.name}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        <Swatch colour={entry.colour} {...(mark === undefined ? {} : { digit: mark })} />
        <span className="ell">{entry.name}</span>
      </UnstyledButton>
      {onAsk && (
        <UnstyledButton
          className="palette-act"
          aria-label={`What belongs to ${entry.name}`}
          title="What belongs to it"
          onClick={onAsk}
        >
          <IconInfoCircle size={14} stroke={1.6} />
        </UnstyledButton>
      )}
      {onHide && (count > 0 || hidden) && (
        <UnstyledButton
          className="palette-act"
          data-stays={hidden || undefined}
          aria-label={`${hidden ? 'Show' : 'Hide'} ${entry.name}`}
          aria-pressed={hidden}
          title={hidden ? 'Show. With Alt, only this one' : 'Hide. With Alt, only this one stays'}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => onHide(event.altKey)}
        >
          <Eye size={14} stroke={1.6} />
        </UnstyledButton>
      )}
      <span className="palette-count t3 xs num">{count > 0 ? formatCount(count) : ''}</span>
    </div>
  )
}
