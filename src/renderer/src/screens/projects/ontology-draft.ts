import type { LabelKind } from '../../../../shared/labels/index.ts'
import type { Ontology, OntologyClass } from '../../../../shared/labels/ontology.ts'

/** A class while it is being written. `key` only tells rows apart; the id of the class is made from its name at the end. */
export interface ClassDraft {
  readonly key: number
  readonly name: string
  readonly colour: number
  readonly kinds: readonly LabelKind[]
  /** The class as it was signed, when there is one: labels may have it, so it stays, and each of its kinds too. */
  readonly signed?: OntologyClass
}

/** The classes of an ontology, to write its next version. */
export const signedClasses = ({ classes }: Ontology): readonly ClassDraft[] =>
  classes.map((signed, index) => ({
    key: index + 1,
    name: signed.name,
    colour: signed.colour,
    kinds: signed.kinds,
    signed,
  }))

/** What is wrong with one class, in words. */
export interface ClassProblem {
  readonly key: number
  readonly words: string
}

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

/** How many colours the label palette has. */
export const paletteSize = 20

export type PresetId = 'images' | 'texts'

const presets: Readonly<Record<PresetId, readonly Omit<ClassDraft, 'key' | 'colour'>[]>> = {
  images: [
    { name: 'Person', kinds: ['box', 'polygon'] },
    { name: 'Animal', kinds: ['box', 'polygon'] },
    { name: 'Thing', kinds: ['box', 'polygon'] },
    { name: 'Unusable', kinds: ['item-class'] },
  ],
  texts: [
    { name: 'Person', kinds: ['span'] },
    { name: 'Place', kinds: ['span'] },
    { name: 'Organisation', kinds: ['span'] },
    { name: 'Off topic', kinds: ['item-class'] },
  ],
}

/** A small set of classes to begin with. */
export const presetClasses = (preset: PresetId): readonly ClassDraft[] =>
  presets[preset].map((entry, index) => ({ ...entry, key: index + 1, colour: index + 1 }))

/** The first colour of the palette that no class has, or the first one again when all are taken. */
export const freeColour = (classes: readonly ClassDraft[]): number => {
  const taken = new Set(classes.map((entry) => entry.colour))
  for (let colour = 1; colour <= paletteSize; colour++) if (!taken.has(colour)) return colour
  return (classes.length % paletteSize) + 1
}

/** Adds a class without a name. It takes the kinds of the last one, which is what the next one mostly is. */
export const addClass = (classes: readonly ClassDraft[]): readonly ClassDraft[] => [
  ...classes,
  {
    key: Math.max(0, ...classes.map((entry) => entry.key)) + 1,
    name: '',
    colour: freeColour(classes),
    kinds: classes.at(-1)?.kinds ?? ['box'],
  },
]

/** Takes a class out. */
export const removeClass = (classes: readonly ClassDraft[], key: number): readonly ClassDraft[] =>
  classes.filter((entry) => entry.key !== key)

/** Replaces fields of one class. */
export const editClass = (
  classes: readonly ClassDraft[],
  key: number,
  fields: Partial<Omit<ClassDraft, 'key'>>,
): readonly ClassDraft[] => classes.map((entry) => (entry.key === key ? { ...entry, ...fields } : entry))

/** Moves a class one place up (-1) or down (1). At either end nothing moves. */
export const moveClass = (classes: readonly ClassDraft[], key: number, step: -1 | 1): readonly ClassDraft[] => {
  const from = classes.findIndex((entry) => entry.key === key)
  const moved = classes[from]
  const other = classes[from + step]
  if (!moved || !other) return classes
  return classes.map((entry, index) => (index === from ? other : index === from + step ? moved : entry))
}

/** Adds a kind to a class, or takes it away. Order is that of the offer. */
export const toggleKind = (kinds: readonly LabelKind[], kind: LabelKind): readonly LabelKind[] =>
  offeredKinds.filter((entry) => (entry === kind) !== kinds.includes(entry))

/** The digit that picks a class in the workbench: 1 to 9, then 0; later classes have none. */
export const digitOf = (index: number): string | null => (index < 9 ? String(index + 1) : index === 9 ? '0' : null)

/** The same as a property that is left out when there is no digit. */
export const digitProp = (index: number): { readonly digit?: string } => {
  const digit = digitOf(index)
  return digit === null ? {} : { digit }
}

/** Lists what has to be put right before the ontology can be signed. */
export const problemsOf = (classes: readonly ClassDraft[]): readonly ClassProblem[] => {
  const seen = new Set<string>()
  return classes.flatMap((entry) => {
    const name = entry.name.trim()
    const twice = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    if (name === '') return [{ key: entry.key, words: 'Give it a name.' }]
    if (name.length > 60) return [{ key: entry.key, words: 'At most 60 characters.' }]
    if (twice) return [{ key: entry.key, words: 'Another class has this name.' }]
    return entry.kinds.length === 0 ? [{ key: entry.key, words: 'Choose how it is drawn.' }] : []
  })
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)

/**
 * Builds an ontology. Ids of new classes come from their names; those of signed ones stay, also when they are renamed.
 *
 * @param before - The version that is signed: what is not edited here (questions, skeletons, guidelines) goes on with it.
 */
export const ontologyFrom = (classes: readonly ClassDraft[], before?: Ontology): Ontology => {
  const taken = new Set<string>(classes.flatMap((entry) => (entry.signed ? [entry.signed.id] : [])))
  const built = classes.map((entry, index) => {
    const slug = slugOf(entry.name) || `class-${index + 1}`
    let id: string = entry.signed?.id ?? slug
    if (!entry.signed) for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`
    taken.add(id)
    return {
      ...entry.signed,
      id: id as OntologyClass['id'],
      name: entry.name.trim(),
      colour: entry.colour,
      kinds: [...entry.kinds],
    } satisfies OntologyClass
  })
  return { ...before, version: 1, classes: built }
}
