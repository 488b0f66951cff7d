import type { Attribute } from '../../../../../shared/labels/attributes.ts'
import type { Ontology, OntologyClass } from '../../../../../shared/labels/ontology.ts'

const retired = true as const

const optionsKept = (before: Attribute, after: Attribute): Attribute => {
  if (!('options' in before) || !('options' in after)) return after
  return { ...after, options: [...after.options, ...before.options.filter((one) => !after.options.includes(one))] }
}

/** A name that no other question has, for one that is only kept. */
const freeName = (name: string, list: readonly { readonly name: string }[]): string => {
  const taken = new Set(list.map((entry) => entry.name.toLowerCase()))
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} (${String(n)})`
  return free
}

const attributesKept = (before: readonly Attribute[], after: readonly Attribute[]): Attribute[] => {
  const old = new Map(before.map((entry) => [entry.id, entry]))
  const taken = new Set([...old.keys(), ...after.map(({ id }) => id)])
  const renamed = new Map<string, string>()
  const own = after.map((entry) => {
    const signed = old.get(entry.id)
    if (!signed || signed.kind === entry.kind) return signed ? optionsKept(signed, entry) : entry
    // Another kind of answer is another question: the answers that labels have would be no answers to it.
    let id = entry.id
    for (let n = 2; taken.has(id); n++) id = `${entry.id}-${String(n)}`
    taken.add(id)
    renamed.set(entry.id, id)
    return { ...entry, id }
  })
  const pointed = own.map((entry) => {
    const to = entry.when && renamed.get(entry.when.attribute)
    return entry.when && to !== undefined ? { ...entry, when: { ...entry.when, attribute: to } } : entry
  })
  const has = new Set(pointed.map(({ id }) => id))
  const kept: Attribute[] = []
  for (const { when: _, ...entry } of before)
    if (!has.has(entry.id)) kept.push({ ...entry, name: freeName(entry.name, [...pointed, ...kept]), retired })
  return [...pointed, ...kept]
}

const classKept = (before: OntologyClass, after: OntologyClass): OntologyClass => {
  const attributes = attributesKept(before.attributes ?? [], after.attributes ?? [])
  const isOther = before.kinds.includes('keypoints') && before.skeleton?.points.length !== after.skeleton?.points.length
  const { skeleton: written, ...rest } = after
  const skeleton = isOther ? before.skeleton : written
  return {
    ...rest,
    kinds: [...after.kinds, ...before.kinds.filter((kind) => !after.kinds.includes(kind))],
    ...(attributes.length > 0 && { attributes }),
    ...(skeleton && { skeleton }),
  }
}

/**
 * An ontology from elsewhere as the next version of a signed one: what labels may hold and it lacks is put back, classes and
 * questions retired. So nothing is lost, and what was put back can be seen before it is signed.
 */
export const keepSigned = (before: Ontology, after: Ontology): Ontology => {
  const old = new Map(before.classes.map((entry) => [entry.id, entry]))
  const own = after.classes.map((entry) => {
    const signed = old.get(entry.id)
    return signed ? classKept(signed, entry) : entry
  })
  const has = new Set(own.map(({ id }) => id))
  const kept: OntologyClass[] = []
  for (const entry of before.classes)
    if (!has.has(entry.id)) kept.push({ ...entry, name: freeName(entry.name, [...own, ...kept]), retired })
  return { ...after, classes: [...own, ...kept] }
}
