import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { ImageViewState } from '../../../canvas/image-view.ts'
import { lineWidths, namings, plainDisplay, type Naming } from '../../../canvas/label-display.ts'
import {
  channels,
  crosshairs,
  enlargements,
  lookWith,
  plainLook,
  type Crosshair,
  type Guide,
  type PictureLook,
} from '../../../canvas/picture-look.ts'

/** How a person looks at the pictures of a shard, as far as it is kept. Nothing of it touches labels or exports. */
export interface KeptLook {
  readonly look: PictureLook
  readonly crosshair: Crosshair
  /** Of fills, 0 to 1. */
  readonly opacity: number
  readonly names: Naming
  /** Of the lines of shapes, in CSS pixels. */
  readonly linePx: number
  /** In image pixels, whatever picture is shown. */
  readonly guides: readonly Guide[]
  readonly hiddenClasses: readonly ClassId[]
}

/** So many guides are kept; what is kept of a shard has a limit. */
const guidesMost = 40

export const plainKept: KeptLook = {
  look: plainLook,
  crosshair: 'drawing',
  opacity: plainDisplay.opacity,
  names: plainDisplay.names,
  linePx: plainDisplay.linePx,
  guides: [],
  hiddenClasses: [],
}

/** What is kept of a view. */
export const keptOf = ({ look, crosshair, display, guides }: ImageViewState): KeptLook => ({
  look,
  crosshair,
  opacity: display.opacity,
  names: display.names,
  linePx: display.linePx,
  guides: guides.slice(0, guidesMost),
  hiddenClasses: [...display.classes].flatMap(([id, { hidden }]) => (hidden ? [id] : [])),
})

const oneOf = <T extends string>(list: readonly T[], value: unknown, otherwise: T): T =>
  list.find((entry) => entry === value) ?? otherwise

const yesOr = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise)

const readLook = (kept: Partial<Record<keyof PictureLook, unknown>>): PictureLook => {
  const factor = (value: unknown) => (typeof value === 'number' ? value : 1)
  return lookWith(plainLook, {
    brightness: factor(kept.brightness),
    contrast: factor(kept.contrast),
    saturation: factor(kept.saturation),
    invert: yesOr(kept.invert, false),
    equalise: yesOr(kept.equalise, false),
    channel: oneOf(channels, kept.channel, 'all'),
    enlargement: oneOf(enlargements, kept.enlargement, 'auto'),
    pixelGrid: yesOr(kept.pixelGrid, true),
  })
}

const readGuides = (kept: unknown): readonly Guide[] =>
  (Array.isArray(kept) ? (kept as readonly Partial<Record<keyof Guide, unknown> | null>[]) : []).flatMap((guide) =>
    (guide?.axis === 'x' || guide?.axis === 'y') && Number.isSafeInteger(guide.at)
      ? [{ axis: guide.axis, at: guide.at as number }]
      : [],
  )

const within = (value: unknown, { least, most, plain }: typeof lineWidths): number =>
  typeof value === 'number' && value >= least && value <= most ? value : plain

/** Reads what was kept; whatever is not understood is as if it had never been changed. */
export const readKept = (text: string | undefined): KeptLook => {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<Record<keyof KeptLook, unknown>>
    const { opacity, hiddenClasses } = kept
    return {
      look: readLook(kept.look ?? {}),
      crosshair: oneOf(crosshairs, kept.crosshair, 'drawing'),
      opacity: typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : 1,
      names: oneOf(namings, kept.names, plainDisplay.names),
      linePx: within(kept.linePx, lineWidths),
      guides: readGuides(kept.guides),
      hiddenClasses: Array.isArray(hiddenClasses)
        ? hiddenClasses.filter((id): id is ClassId => typeof id === 'string')
        : [],
    }
  } catch {
    return plainKept
  }
}

/** A look that changes nothing of the picture. Its pixels are shown as the person chose. */
export const asItIs = ({ pixelGrid, enlargement }: PictureLook): PictureLook => ({
  ...plainLook,
  pixelGrid,
  enlargement,
})

/** A factor as people read it: `+20` is a fifth more. */
export const percentOf = (factor: number): string => {
  const percent = Math.round((factor - 1) * 100)
  return percent > 0 ? `+${String(percent)}` : String(percent).replace('-', '−')
}

/** What about the picture is not as it came, in a few words; empty when everything is. */
export const adjustedWords = (look: PictureLook): readonly string[] => [
  ...(look.brightness === 1 ? [] : [`Brightness ${percentOf(look.brightness)}`]),
  ...(look.contrast === 1 ? [] : [`Contrast ${percentOf(look.contrast)}`]),
  ...(look.saturation === 1 ? [] : [`Saturation ${percentOf(look.saturation)}`]),
  ...(look.equalise ? ['Equalised'] : []),
  ...(look.invert ? ['Inverted'] : []),
  ...(look.channel === 'all' ? [] : [`Only ${look.channel}`]),
]
