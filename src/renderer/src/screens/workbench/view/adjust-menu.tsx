import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Slider, Stack, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconRotate2, IconRotateClockwise2 } from '@tabler/icons-react'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useHints } from '../../../actions/actions-provider.tsx'
import type { ImageView } from '../../../canvas/image-view.ts'
import { channels, crosshairs, enlargements, plainLook } from '../../../canvas/picture-look.ts'
import { ActionKey } from '../../shell/action-key.tsx'
import { percentOf } from './kept-look.ts'
import './view.css'

const channelWords = { all: 'All', red: 'R', green: 'G', blue: 'B', alpha: 'A' } as const
const crosshairWords = { drawing: 'Drawing', always: 'Always', never: 'Never' } as const
const enlargementWords = { auto: 'Auto', smooth: 'Smooth', pixelated: 'Pixels' } as const

const Row = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <div className="adjust-row">
    <span className="adjust-words">{words}</span>
    {children}
  </div>
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

const optionsOf = <T extends string>(list: readonly T[], words: Readonly<Record<T, string>>) =>
  list.map((value) => ({ value, label: words[value] }))

const PictureControls = ({ view }: { readonly view: ImageView }) => {
  const { look } = useSyncExternalStore(view.subscribe, view.get)
  const toggle = (name: 'equalise' | 'invert') => view.setLook({ [name]: !look[name] })
  return (
    <>
      <Factor view={view} name="brightness" words="Brightness" />
      <Factor view={view} name="contrast" words="Contrast" />
      <Factor view={view} name="saturation" words="Saturation" />
      <Row words="Channel">
        <SegmentedControl
          size="xs"
          aria-label="Channel"
          data={optionsOf(channels, channelWords)}
          value={look.channel}
          onChange={(channel) => view.setLook({ channel })}
        />
      </Row>
      <Row words="">
        <Checkbox size="xs" label="Equalise" checked={look.equalise} onChange={() => toggle('equalise')} />
        <ActionKey id="view.equalise" />
      </Row>
      <Row words="">
        <Checkbox size="xs" label="Invert" checked={look.invert} onChange={() => toggle('invert')} />
        <ActionKey id="view.invert" />
      </Row>
    </>
  )
}

const PixelControls = ({ view }: { readonly view: ImageView }) => {
  const { look, crosshair } = useSyncExternalStore(view.subscribe, view.get)
  return (
    <>
      <Row words="Enlarged">
        <SegmentedControl
          size="xs"
          aria-label="How enlarged pixels are shown"
          data={optionsOf(enlargements, enlargementWords)}
          value={look.enlargement}
          onChange={(enlargement) => view.setLook({ enlargement })}
        />
      </Row>
      <Row words="Crosshair">
        <SegmentedControl
          size="xs"
          aria-label="Crosshair"
          data={optionsOf(crosshairs, crosshairWords)}
          value={crosshair}
          onChange={(value) => view.setCrosshair(value)}
        />
      </Row>
      <Row words="">
        <Checkbox
          size="xs"
          label="Pixel grid"
          checked={look.pixelGrid}
          onChange={() => view.setLook({ pixelGrid: !look.pixelGrid })}
        />
        <ActionKey id="view.grid" />
      </Row>
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
      <Row words="">
        <Checkbox
          size="xs"
          label="Names on shapes"
          checked={display.tags}
          onChange={() => view.setDisplay({ tags: !display.tags })}
        />
      </Row>
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
  const reset = () => {
    const { pixelGrid, enlargement } = view.get().look
    view.setLook({ ...plainLook, pixelGrid, enlargement })
  }
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
