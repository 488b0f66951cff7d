import type { z } from 'zod'
import type { change } from '../../../src/shared/changes/change.ts'
import type { Media } from './media.ts'
import type { FakeItem, FakeProject } from './world.ts'

type ChangeInput = z.input<typeof change>
type LabelInput = ChangeInput['after'][number]

/** A generator that gives the same numbers for the same item every time: 0 up to 1. */
export const steadyRandom = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const shapesOf = (project: FakeProject, item: FakeItem, media: Media): LabelInput[] => {
  const random = steadyRandom(item.index + 11)
  const picture = media.images[item.image % media.images.length]
  if (!picture) return []
  const drawable = project.ontology.classes.filter((entry) => entry.kinds.includes('box'))
  return Array.from({ length: 3 + Math.floor(random() * 4) }, (_, place) => {
    const entry = drawable[Math.floor(random() * drawable.length)]
    const width = Math.round(picture.widthPx * (0.08 + random() * 0.22))
    const height = Math.round(picture.heightPx * (0.08 + random() * 0.22))
    return {
      id: `label-${item.index}-${place}`,
      classId: entry?.id ?? 'object',
      part: 'jpg',
      attributes: {},
      kind: 'box' as const,
      x: Math.round(random() * (picture.widthPx - width)),
      y: Math.round(random() * (picture.heightPx - height)),
      width,
      height,
    }
  })
}

const spansOf = (project: FakeProject, item: FakeItem, media: Media): LabelInput[] => {
  const text = media.texts[item.text % media.texts.length]?.content ?? ''
  const points = [...text]
  const drawable = project.ontology.classes.filter((entry) => entry.kinds.includes('span'))
  const words = [...text.matchAll(/\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?/g)].slice(0, 6)
  return words.map((word, place) => {
    const start = [...text.slice(0, word.index)].length
    const end = start + [...word[0]].length
    return {
      id: `label-${item.index}-${place}`,
      classId: drawable[place % drawable.length]?.id ?? 'claim',
      part: 'txt',
      attributes: {},
      kind: 'span' as const,
      fragments: [{ start, end, quote: points.slice(start, end).join('') }],
    }
  })
}

/** The labels that somebody gave to an item before the fake began, as the changes that made them. */
export const earlierChanges = (project: FakeProject, item: FakeItem, media: Media): ChangeInput[] => {
  if (item.state === 'todo') return []
  const labels = item.kind === 'text' ? spansOf(project, item, media) : shapesOf(project, item, media)
  return labels.map((label, place) => ({
    id: `change-${item.index}-${place}`,
    cause: label.kind === 'span' ? 'span.draw' : 'box.draw',
    origin: 'user' as const,
    at: new Date(Date.UTC(2026, 10, 23, 9, item.index % 60, place)).toISOString(),
    before: [],
    after: [label],
  }))
}
