import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Slider, Stack, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconRotate2, IconRotateClockwise2 } from '@tabler/icons-react'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useHints } from '../../../actions/actions-provider.tsx'
import type { ActionId } from '../../../actions/catalogue/index.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { lineWidths, namings } from '../../../canvas/label-display.ts'
import { channels, crosshairs, enlargements } from '../../../canvas/picture-look.ts'
import { ActionKey } from '../../shell/action-key.tsx'
import { asItIs, percentOf } from './kept-look.ts'
import './view.css'

const channelWords = { all: 'All', red: 'R', green: 'G', blue: 'B', alpha: 'A' } as const
const crosshairWords = { drawing: 'Drawing', always: 'Always', never: 'Never' } as const
const enlargementWords = { auto: 'Auto', smooth: 'Smooth', pixelated: 'Pixels' } as const

const namingWords = { off: 'Off', hover: 'Hover', always: 'Always' } as const

const Row = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <div className="adjust-row">
    <span className="adjust-words">{words}</span>
    {children}
  </div>
)

interface TickProps {
  readonly words: string
  readonly checked: boolean
  readonly onToggle: () => void
  /** The action that does the same, where there is one. */
  readonly action?: ActionId
}

const Tick = ({ words, checked, onToggle, action }: TickProps) => (
  <Row words="">
    <Checkbox size="xs" label={words} checked={checked} onChange={onToggle} />
    {action && <ActionKey id={action} />}
  </Row>
)

interface ChoiceProps<T extends string> {
  readonly words: string
  /** Says more exactly what is picked, for who does not see it. */
  readonly label?: string
  readonly data: readonly T[]
  readonly names: Readonly<Record<T, string>>
  readonly value: T
  readonly onPick: (value: T) => void
}

/** One of a few, side by side. */
const Choice = <T extends string>({ words, label, data, names, value, onPick }: ChoiceProps<T>) => (
  <Row words={words}>
    <SegmentedControl
      size="xs"
      aria-label={label ?? words}
      data={data.map((entry) => ({ value: entry, label: names[entry] }))}
      value={value}
      onChange={onPick}
    />
  </Row>
)

interface FactorProps {
  readonly view: ImageView
  readonly name: 'brightness' | 'contrast' | 'saturation'
  readonly words: string
}

/** A double click on the figure sets it back. */
const Factor = ({ view, name, words }: FactorProps) => {
  const { look } = useSyncExternalStore(view.subscribe, view.get)
  return (
    <Row words={words}>
      <Slider
        className="grow"
        size="sm"
        thumbLabel={words}
        label={null}
        min={0}
        max={3}
        step={0.05}
        value={look[name]}
        marks={[{ value: 1 }]}
        onChange={(value) => view.setLook({ [name]: value })}
      />
      <button
        type="button"
        className="adjust-figure num"
        title="Set back"
        disabled={look[name] === 1}
        onClick={() => view.setLook({ [name]: 1 })}
      >
        {percentOf(look[name])}
      </button>
    </Row>
  )
}

const PictureControls = ({ view }: { readonly view: ImageView }) => {
  const { look } = useSyncExternalStore(view.subscribe, view.get)
  return (
    <>
      <Factor view={view} name="brightness" words="Brightness" />
      <Factor view={view} name="contrast" words="Contrast" />
      <Factor view={view} name="saturation" words="Saturation" />
      <Choice
        words="Channel"
        data={channels}
        names={channelWords}
        value={look.channel}
        onPick={(channel) => view.setLook({ channel })}
      />
      <Tick
        words="Equalise"
        checked={look.equalise}
        onToggle={() => view.setLook({ equalise: !look.equalise })}
        action="view.equalise"
      />
      <Tick
        words="Invert"
        checked={look.invert}
        onToggle={() => view.setLook({ invert: !look.invert })}
        action="view.invert"
      />
    </>
  )
}

const PixelControls = ({ view }: { readonly view: ImageView }) => {
  const { look, crosshair } = useSyncExternalStore(view.subscribe, view.get)
  return (
    <>
      <Choice
        words="Enlarged"
        label="How enlarged pixels are shown"
        data={enlargements}
        names={enlargementWords}
        value={look.enlargement}
        onPick={(enlargement) => view.setLook({ enlargement })}
      />
      <Choice words="Crosshair" data={crosshairs} names={crosshairWords} value={crosshair} onPick={view.setCrosshair} />
      <Tick
        words="Pixel grid"
        checked={look.pixelGrid}
        onToggle={() => view.setLook({ pixelGrid: !look.pixelGrid })}
        action="view.grid"
      />
    </>
  )
}

const ShapeControls = ({ view }: { readonly view: ImageView }) => {
  const { display } = useSyncExternalStore(view.subscribe, view.get)
  return (
    <>
      <Row words="Fill">
        <Slider
          className="grow"
          size="sm"
          thumbLabel="Fill of shapes"
          label={null}
          min={0}
          max={1}
          step={0.05}
          value={display.opacity}
          onChange={(opacity) => view.setDisplay({ opacity })}
        />
        <span className="adjust-figure num">{Math.round(display.opacity * 100)} %</span>
      </Row>
      <Row words="Lines">
        <Slider
          className="grow"
          size="sm"
          thumbLabel="Width of lines"
          label={null}
          min={lineWidths.least}
          max={lineWidths.most}
          step={0.5}
          value={display.linePx}
          marks={[{ value: lineWidths.plain }]}
          onChange={(linePx) => view.setDisplay({ linePx })}
        />
        <span className="adjust-figure num">{display.linePx} px</span>
      </Row>
      <Choice
        words="Names"
        label="When names stand beside shapes"
        data={namings}
        names={namingWords}
        value={display.names}
        onPick={(names) => view.setDisplay({ names })}
      />
    </>
  )
}

const Turns = ({ view }: { readonly view: ImageView }) => {
  const hint = useHints()
  return (
    <Row words="Turn">
      <Tooltip label={`To the left  ${hint('view.rotate-left')}`}>
        <ActionIcon size={26} aria-label="Turn to the left" onClick={() => view.turnBy(270)}>
          <IconRotate2 size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`To the right  ${hint('view.rotate-right')}`}>
        <ActionIcon size={26} aria-label="Turn to the right" onClick={() => view.turnBy(90)}>
          <IconRotateClockwise2 size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </Row>
  )
}

export interface AdjustMenuProps {
  readonly view: ImageView
  readonly opened: boolean
  readonly onOpen: (opened: boolean) => void
  readonly steady: boolean
  readonly onSteady: (steady: boolean) => void
}

const AdjustForm = ({ view, steady, onSteady }: AdjustMenuProps) => {
  const reset = () => view.setLook(asItIs(view.get().look))
  return (
    <Stack gap={2} className="adjust-form">
      <PictureControls view={view} />
      <hr className="adjust-rule" />
      <PixelControls view={view} />
      <hr className="adjust-rule" />
      <ShapeControls view={view} />
      <hr className="adjust-rule" />
      <Turns view={view} />
      <Row words="Next item">
        <Checkbox
          size="xs"
          label="Keep zoom and place"
          checked={steady}
          onChange={(event) => onSteady(event.currentTarget.checked)}
        />
      </Row>
      <div className="row adjust-end">
        <span className="xs t3 grow">Only for looking: labels stay as they are.</span>
        <Button size="compact-xs" onClick={reset}>
          Reset
        </Button>
      </div>
    </Stack>
  )
}

/** How the picture and its shapes are shown. Opens beside the work and stays open while it is tried out. */
export const AdjustMenu = (props: AdjustMenuProps) => {
  const { opened, onOpen } = props
  const hint = useHints()
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-end" trapFocus returnFocus withinPortal shadow="md">
      <Popover.Target>
        <Tooltip label={`Adjust the view  ${hint('view.adjust')}`}>
          <ActionIcon size={26} aria-label="Adjust the view" aria-expanded={opened} onClick={() => onOpen(!opened)}>
            <IconAdjustmentsHorizontal size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Adjust the view">
        <AdjustForm {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}
