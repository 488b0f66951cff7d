import { Button, Slider } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Simplifying } from '../../canvas/commands/simplify.ts'
import { KeyCap } from '../../ui/key-cap.tsx'

/** The slider's steps double, from a tenth of a pixel to fifty. */
const toleranceAt = (step: number): number => 0.1 * 2 ** (step / 10)
const stepMax = 90
const stepFirst = 33

export interface SimplifyBarProps {
  readonly simplifying: Simplifying
  readonly onEnd: () => void
}

/** Tries how much an outline can lose: what is seen is kept by Enter and dropped by Escape. */
export const SimplifyBar = ({ simplifying, onEnd }: SimplifyBarProps) => {
  const [step, setStep] = useState(stepFirst)
  const [left, setLeft] = useState(() => simplifying.show(toleranceAt(stepFirst)))
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    bar.current?.querySelector<HTMLElement>('[role=slider]')?.focus()
  }, [])
  const end = (act: () => void) => () => {
    act()
    onEnd()
  }
  const keep = end(simplifying.keep)
  const drop = end(simplifying.drop)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') keep()
    else drop()
  }
  return (
    <div
      ref={bar}
      className="simplify-bar row"
      role="group"
      aria-label="Simplify the outline"
      data-all-keys
      onKeyDown={press}
    >
      <span>Tolerance {toleranceAt(step).toFixed(1)} px</span>
      <Slider
        w={160}
        size="sm"
        min={0}
        max={stepMax}
        value={step}
        label={null}
        thumbLabel="Tolerance"
        onChange={(value) => {
          setStep(value)
          setLeft(simplifying.show(toleranceAt(value)))
        }}
      />
      <span className="num">
        {left} of {simplifying.points} points
      </span>
      <Button size="compact-xs" variant="filled" onClick={keep}>
        Keep&nbsp;
        <KeyCap keys="↵" />
      </Button>
      <Button size="compact-xs" onClick={drop}>
        Drop&nbsp;
        <KeyCap keys="Esc" />
      </Button>
    </div>
  )
}
