import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import type { LabelKind } from '../../../../../shared/labels/index.ts'

/** How each kind of label is called where a lead chooses it. A new kind does not compile until it is named here. */
export const kindWords: Readonly<Record<LabelKind, string>> = {
  box: 'Box',
  'rotated-box': 'Rotated box',
  polygon: 'Polygon',
  polyline: 'Line',
  keypoints: 'Keypoints',
  ellipse: 'Ellipse',
  mask: 'Mask',
  cuboid: 'Cuboid',
  span: 'Span of text',
  'item-class': 'Whole item',
}

/** Every kind in the order in which it is offered. */
export const offeredKinds: readonly LabelKind[] = [
  'box',
  'rotated-box',
  'polygon',
  'polyline',
  'ellipse',
  'keypoints',
  'cuboid',
  'mask',
  'span',
  'item-class',
]

/** How each kind of answer is called. */
export const answerWords: Readonly<Record<Attribute['kind'], string>> = {
  select: 'One of a list',
  'multi-select': 'Several of a list',
  number: 'Number',
  text: 'Words',
  boolean: 'Yes or no',
}

/** Adds a kind to a class, or takes it away. Order is that of the offer. */
export const toggleKind = (kinds: readonly LabelKind[], kind: LabelKind): readonly LabelKind[] =>
  offeredKinds.filter((entry) => (entry === kind) !== kinds.includes(entry))

/** How many colours the label palette has. */
export const paletteSize = 20

/** The digit that picks a class in the workbench: 1 to 9, then 0; later classes have none. */
export const digitOf = (index: number): string | null => (index < 9 ? String(index + 1) : index === 9 ? '0' : null)

/** The same as a property that is left out when there is no digit. */
export const digitProp = (index: number): { readonly digit?: string } => {
  const digit = digitOf(index)
  return digit === null ? {} : { digit }
}
