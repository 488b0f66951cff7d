import { Checkbox } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { brushSizeMost, hardnessLeast, windowBrush } from '../../canvas/mask/brush-settings.ts'
import './brush-controls.css'

interface Sliding {
  readonly words: string
  readonly value: number
  readonly shown: string
  readonly range: readonly [least: number, most: number]
  readonly onChange: (value: number) => void
}

const Slide = ({ words, value, shown, range: [min, max], onChange }: Sliding) => (
  <label>
    {words}
    <input
      type="range"
      data-own-keys
      {...{ min, max, value }}
      aria-valuetext={shown}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
    />
    <output>{shown}</output>
  </label>
)

/** The slider's way is the square of its place, so that small tips are as easy to set as large ones. */
const placeOf = (sizePx: number): number => Math.round(Math.sqrt(sizePx / brushSizeMost) * 100)
const sizeAt = (place: number): number => Math.max((place / 100) ** 2 * brushSizeMost, 1)

interface Ticked {
  readonly words: string
  readonly title: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

const Tick = ({ words, title, checked, onChange }: Ticked) => (
  <Checkbox
    size="xs"
    label={words}
    title={title}
    checked={checked}
    onChange={({ currentTarget }) => onChange(currentTarget.checked)}
  />
)

/** How the brush paints: size, hardness, a pen's pressure, and whether it takes from what lies below. */
export const BrushControls = () => {
  const settings = useSyncExternalStore(windowBrush.subscribe, windowBrush.get)
  const { sizePx, hardnessPercent, followsPressure, subtractsBelow } = settings
  return (
    <div className="brush-controls" role="group" aria-label="Brush">
      <Slide
        words="Size"
        value={placeOf(sizePx)}
        shown={`${String(sizePx)} px`}
        range={[1, 100]}
        onChange={(place) => windowBrush.set({ sizePx: sizeAt(place) })}
      />
      <Slide
        words="Hardness"
        value={hardnessPercent}
        shown={`${String(hardnessPercent)} %`}
        range={[hardnessLeast, 100]}
        onChange={(next) => windowBrush.set({ hardnessPercent: next })}
      />
      <Tick
        words="Pressure"
        title="A pen that presses lightly paints a thin line"
        checked={followsPressure}
        onChange={(checked) => windowBrush.set({ followsPressure: checked })}
      />
      <Tick
        words="Cut below"
        title="What is painted is taken from the masks beneath"
        checked={subtractsBelow}
        onChange={(checked) => windowBrush.set({ subtractsBelow: checked })}
      />
    </div>
  )
}

/** What the wand takes: how unlike a colour may be, and whether it looks beyond the region that was clicked. */
export const WandControls = () => {
  const { wandTolerance, wandConnected } = useSyncExternalStore(windowBrush.subscribe, windowBrush.get)
  return (
    <div className="brush-controls" role="group" aria-label="Magic wand">
      <Slide
        words="Tolerance"
        value={wandTolerance}
        shown={String(wandTolerance)}
        range={[0, 100]}
        onChange={(next) => windowBrush.set({ wandTolerance: next })}
      />
      <Tick
        words="Anywhere"
        title="Takes what looks alike wherever it lies in the picture"
        checked={!wandConnected}
        onChange={(checked) => windowBrush.set({ wandConnected: !checked })}
      />
    </div>
  )
}
