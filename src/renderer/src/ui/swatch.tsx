import { inkOn, labelColour } from '../../../shared/labels/palette.ts'
import './swatch.css'

export interface SwatchProps {
  /** 1 to 20: the place in the label palette, as the contract gives it. */
  readonly colour: number
  /** The digit or letters that pick it; only on the large one. */
  readonly digit?: string
  /** 10 px, for rows. */
  readonly small?: boolean
}

/** The colour of a label or project. */
export const Swatch = ({ colour, digit, small = false }: SwatchProps) => (
  <span
    className="swatch"
    data-small={small || undefined}
    style={{ background: labelColour(colour), color: inkOn(labelColour(colour)) }}
    aria-hidden="true"
  >
    {small ? null : digit}
  </span>
)
