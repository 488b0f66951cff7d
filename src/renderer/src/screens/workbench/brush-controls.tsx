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

/** How the brush paints: size, hardness, and whether it takes from what lies below. */
export const BrushControls = () => {
  const { sizePx, hardnessPercent, subtractsBelow } = useSyncExternalStore(windowBrush.subscribe, windowBrush.get)
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
      <Checkbox
        size="xs"
        label="Cut below"
        checked={subtractsBelow}
        onChange={({ currentTarget }) => windowBrush.set({ subtractsBelow: currentTarget.checked })}
      />
    </div>
  )
}
