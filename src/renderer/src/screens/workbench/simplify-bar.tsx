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

/** What is tried: a step of the slider, and how many points it leaves. */
const useTolerance = (simplifying: Simplifying) => {
  const [step, setStep] = useState(stepFirst)
  const [left, setLeft] = useState(() => simplifying.show(toleranceAt(stepFirst)))
  const tryStep = (value: number) => {
    setStep(value)
    setLeft(simplifying.show(toleranceAt(value)))
  }
  return { step, left, tryStep }
}

/** Tries how much an outline can lose: what is seen is kept by Enter and dropped by Escape. */
export const SimplifyBar = ({ simplifying, onEnd }: SimplifyBarProps) => {
  const { step, left, tryStep } = useTolerance(simplifying)
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    bar.current?.querySelector<HTMLElement>('[role=slider]')?.focus()
  }, [])
  const end = (act: () => void) => () => {
    act()
    onEnd()
  }
  const [keep, drop] = [end(simplifying.keep), end(simplifying.drop)]
  const press = (event: KeyboardEvent) => {
    const act = { Enter: keep, Escape: drop }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const range = { min: 0, max: stepMax, value: step, onChange: tryStep }
  return (
    <div ref={bar} className="row" role="group" aria-label="Simplify the outline" data-all-keys onKeyDown={press}>
      <span>Tolerance {toleranceAt(step).toFixed(1)} px</span>
      <Slider w={160} size="sm" label={null} thumbLabel="Tolerance" {...range} />
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
