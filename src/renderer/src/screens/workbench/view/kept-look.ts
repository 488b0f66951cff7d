import type { ClassId } from '../../../../../shared/labels/base.ts'
import type { ImageViewState } from '../../../canvas/image-view.ts'
import { plainDisplay } from '../../../canvas/label-display.ts'
import {
  channels,
  crosshairs,
  enlargements,
  lookWith,
  plainLook,
  type Crosshair,
  type PictureLook,
} from '../../../canvas/picture-look.ts'

/** How a person looks at the pictures of a shard, as far as it is kept. Nothing of it touches labels or exports. */
export interface KeptLook {
  readonly look: PictureLook
  readonly crosshair: Crosshair
  /** Of fills, 0 to 1. */
  readonly opacity: number
  /** Names beside the shapes. */
  readonly tags: boolean
  readonly hiddenClasses: readonly ClassId[]
}

export const plainKept: KeptLook = {
  look: plainLook,
  crosshair: 'drawing',
  opacity: plainDisplay.opacity,
  tags: plainDisplay.tags,
  hiddenClasses: [],
}

/** What is kept of a view. */
export const keptOf = ({ look, crosshair, display }: ImageViewState): KeptLook => ({
  look,
  crosshair,
  opacity: display.opacity,
  tags: display.tags,
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

/** Reads what was kept; whatever is not understood is as if it had never been changed. */
export const readKept = (text: string | undefined): KeptLook => {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<Record<keyof KeptLook, unknown>>
    const { opacity, hiddenClasses } = kept
    return {
      look: readLook(kept.look ?? {}),
      crosshair: oneOf(crosshairs, kept.crosshair, 'drawing'),
      opacity: typeof opacity === 'number' && opacity >= 0 && opacity <= 1 ? opacity : 1,
      tags: yesOr(kept.tags, true),
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
