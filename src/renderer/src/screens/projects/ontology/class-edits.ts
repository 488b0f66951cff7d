import type { LabelKind } from '../../../../../shared/labels/index.ts'
import { blankClass, blankQuestion, nextKey, type ClassDraft } from './draft.ts'
import { paletteSize } from './kinds.ts'

type Classes = readonly ClassDraft[]

export type PresetId = 'images' | 'texts'

const presets: Readonly<Record<PresetId, readonly { readonly name: string; readonly kinds: readonly LabelKind[] }[]>> =
  {
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
export const presetClasses = (preset: PresetId): Classes =>
  presets[preset].map((entry, index) => blankClass(index + 1, { ...entry, colour: index + 1 }))

/** The first colour of the palette that no class has, or the first one again when all are taken. */
export const freeColour = (classes: Classes): number => {
  const taken = new Set(classes.map((entry) => entry.colour))
  for (let colour = 1; colour <= paletteSize; colour++) if (!taken.has(colour)) return colour
  return (classes.length % paletteSize) + 1
}

/** Before the retired ones, which stand last so that they take no digit from a class in use. */
const insert = (classes: Classes, entry: ClassDraft): Classes => {
  const at = classes.findIndex(({ retired }) => retired)
  return at < 0 ? [...classes, entry] : [...classes.slice(0, at), entry, ...classes.slice(at)]
}

/** Adds a class without a name. It takes the kinds of the last one that is drawn, as the next one mostly does. */
export const addClass = (classes: Classes): Classes =>
  insert(
    classes,
    blankClass(nextKey(classes), {
      colour: freeColour(classes),
      kinds: classes.findLast(({ retired, kinds }) => !retired && kinds.some((kind) => kind !== 'item-class'))
        ?.kinds ?? ['box'],
    }),
  )

/** Adds what is asked about every item: a class of the whole item that each has once, with a first question. */
export const addItemQuestion = (classes: Classes): Classes =>
  insert(
    classes,
    blankClass(nextKey(classes), {
      ...{ colour: freeColour(classes), kinds: ['item-class'], howMany: 'exactly-one' },
      questions: [{ ...blankQuestion(1), required: true }],
    }),
  )

/** Takes a class out. */
export const removeClass = (classes: Classes, key: number): Classes => classes.filter((entry) => entry.key !== key)

/** Replaces fields of one class. */
export const editClass = (classes: Classes, key: number, fields: Partial<Omit<ClassDraft, 'key'>>): Classes =>
  classes.map((entry) => (entry.key === key ? { ...entry, ...fields } : entry))

/** Retires a class, which puts it last, or takes it into use again. */
export const retireClass = (classes: Classes, key: number, retired: boolean): Classes => {
  const entry = classes.find((other) => other.key === key)
  if (!entry) return classes
  const others = removeClass(classes, key)
  return retired ? [...others, { ...entry, retired }] : insert(others, { ...entry, retired })
}

/** Moves an entry of a list to a place, counted from 0. Outside of the list nothing moves. */
export const moveTo = <T extends { readonly key: number }>(
  list: readonly T[],
  key: number,
  to: number,
): readonly T[] => {
  const from = list.findIndex((entry) => entry.key === key)
  const moved = list[from]
  if (!moved || to < 0 || to >= list.length || to === from) return list
  const others = list.filter((entry) => entry.key !== key)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}

/** Moves an entry one place up (-1) or down (1). At either end nothing moves. */
export const moveBy = <T extends { readonly key: number }>(
  list: readonly T[],
  key: number,
  step: -1 | 1,
): readonly T[] => moveTo(list, key, list.findIndex((entry) => entry.key === key) + step)
