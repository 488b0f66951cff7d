import { useRef, type KeyboardEvent } from 'react'

export interface ChoiceChipsProps {
  /** The question, for who does not see it. */
  readonly label: string
  readonly options: readonly string[]
  readonly chosen: readonly string[]
  /** One of them, or any number. */
  readonly several: boolean
  readonly disabled: boolean
  readonly onPress: (option: string) => void
}

const stepOf = (key: string): -1 | 0 | 1 =>
  key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0

/** Digits press an option, arrows go to the next; where only one is chosen they choose it. */
const useChipKeys = ({ options, several, disabled, onPress }: Omit<ChoiceChipsProps, 'label' | 'chosen'>) => {
  const group = useRef<HTMLDivElement>(null)
  const buttons = () => [...(group.current?.querySelectorAll('button') ?? [])]
  const press = (event: KeyboardEvent, option: string | undefined) => {
    if (option === undefined) return
    event.preventDefault()
    buttons()[options.indexOf(option)]?.focus()
    onPress(option)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
    if (digit !== undefined && !event.shiftKey) press(event, options[Number(digit) - 1])
    const by = stepOf(event.key)
    if (by === 0) return
    event.preventDefault()
    const now = buttons().findIndex((button) => button === document.activeElement)
    const next = (now + by + options.length) % options.length
    buttons()[next]?.focus()
    if (!several && options[next] !== undefined) onPress(options[next])
  }
  return { group, onKeyDown }
}

/** All options side by side. While one has the focus each shows its digit, and the digit presses it. */
export const ChoiceChips = ({ label, options, chosen, several, disabled, onPress }: ChoiceChipsProps) => {
  const { group, onKeyDown } = useChipKeys({ options, several, disabled, onPress })
  const reached = options.find((option) => chosen.includes(option)) ?? options[0]
  return (
    <div
      ref={group}
      className="chips"
      role={several ? 'group' : 'radiogroup'}
      aria-label={label}
      data-own-keys
      onKeyDown={onKeyDown}
    >
      {options.map((option, place) => {
        const isOn = chosen.includes(option)
        return (
          <button
            key={option}
            type="button"
            className="chip"
            role={several ? undefined : 'radio'}
            {...(several ? { 'aria-pressed': isOn } : { 'aria-checked': isOn })}
            tabIndex={several || option === reached ? 0 : -1}
            disabled={disabled}
            data-on={isOn || undefined}
            title={option}
            onClick={() => onPress(option)}
          >
            <span className="ell">{option}</span>
            <kbd aria-hidden="true">{place + 1}</kbd>
          </button>
        )
      })}
    </div>
  )
}
