import type { LabelId } from '../../../../shared/ids.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Label } from '../../../../shared/labels/index.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ClassLook, ShapeWords } from './scene.ts'

const digits = '1234567890'

/** The digit that picks the class at this place of the list, or null after the tenth. */
export const digitAt = (index: number): string | null => digits[index] ?? null

/** Every class of an ontology as painters and lists show it. */
export const looksOf = (ontology: Ontology): ReadonlyMap<ClassId, ClassLook> =>
  new Map(
    ontology.classes.map(({ id, name, colour, skeleton }, index) => [
      id,
      { name, colour, short: digitAt(index) ?? name.slice(0, 2), ...(skeleton ? { edges: skeleton.edges } : {}) },
    ]),
  )

const detailOf = (label: Label): string => {
  const first = Object.values(label.attributes)[0]
  if (first === undefined || typeof first === 'boolean') return ''
  return Array.isArray(first) ? first.join(', ') : String(first)
}

/** What is written at one label; `number` is its place among those of its class, null when it is the only one. */
export const wordsFor = (label: Label, looks: ReadonlyMap<ClassId, ClassLook>, number: number | null): ShapeWords => {
  const look = looks.get(label.classId)
  const base = look?.name ?? label.classId
  const name = number === null ? base : `${base} ${String(number)}`
  return { name, detail: detailOf(label), short: look?.short ?? '?' }
}

/** Names each label: the class, with a number when there are several of it. */
export const wordsOf = (
  labels: readonly Label[],
  looks: ReadonlyMap<ClassId, ClassLook>,
): ReadonlyMap<LabelId, ShapeWords> => {
  const total = new Map<ClassId, number>()
  for (const { classId } of labels) total.set(classId, (total.get(classId) ?? 0) + 1)
  const seen = new Map<ClassId, number>()
  return new Map(
    labels.map((label) => {
      const number = (seen.get(label.classId) ?? 0) + 1
      seen.set(label.classId, number)
      return [label.id, wordsFor(label, looks, (total.get(label.classId) ?? 0) > 1 ? number : null)]
    }),
  )
}
