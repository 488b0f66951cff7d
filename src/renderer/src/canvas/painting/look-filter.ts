import type { Channel, PictureLook } from '../picture-look.ts'

const svg = 'http://www.w3.org/2000/svg'

/** Rows of a colour matrix that show one channel as grey, opaque. */
const matrixOf: Readonly<Record<Exclude<Channel, 'all'>, string>> = {
  red: '1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 0 0 1 0',
  green: '0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 0 1 0',
  blue: '0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 1 0',
  alpha: '0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 1',
}

const element = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const made = document.createElementNS(svg, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

const transferOf = (curve: readonly number[]): SVGElement => {
  const transfer = element('feComponentTransfer', {})
  const tableValues = curve.map((value) => value.toFixed(4)).join(' ')
  for (const channel of ['feFuncR', 'feFuncG', 'feFuncB'])
    transfer.append(element(channel, { type: 'table', tableValues }))
  return transfer
}

const functionsOf = ({ brightness, contrast, saturation, invert }: PictureLook): string[] => [
  ...(brightness === 1 ? [] : [`brightness(${String(brightness)})`]),
  ...(contrast === 1 ? [] : [`contrast(${String(contrast)})`]),
  ...(saturation === 1 ? [] : [`saturate(${String(saturation)})`]),
  ...(invert ? ['invert(1)'] : []),
]

/** Shows a look on an element, by filters of the browser: pixels stay as they are and cost nothing while it is plain. */
export interface LookFilter {
  /** @param curve - Called only when the histogram is to be spread. */
  readonly show: (of: HTMLElement, look: PictureLook, curve: () => readonly number[] | null) => void
  readonly destroy: () => void
}

let made = 0

/** Makes a filter that is shown on one element at a time. */
export const createLookFilter = (): LookFilter => {
  const id = `picture-look-${String(++made)}`
  const holder = element('svg', { width: '0', height: '0', 'aria-hidden': 'true' })
  holder.style.position = 'absolute'
  const filter = element('filter', { id, x: '0', y: '0', width: '1', height: '1' })
  filter.setAttribute('color-interpolation-filters', 'sRGB')
  holder.append(filter)
  return {
    show: (of, look, curve) => {
      const values = look.equalise ? curve() : null
      const steps = [
        ...(look.channel === 'all' ? [] : [element('feColorMatrix', { values: matrixOf[look.channel] })]),
        ...(values === null ? [] : [transferOf(values)]),
      ]
      filter.replaceChildren(...steps)
      if (steps.length > 0) of.after(holder)
      else holder.remove()
      of.style.filter = [...(steps.length > 0 ? [`url(#${id})`] : []), ...functionsOf(look)].join(' ')
    },
    destroy: () => {
      holder.remove()
    },
  }
}
