import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { SpanFragment, SpanLabel } from '../../../shared/labels/span.ts'
import type { TextPlaces, TextRange } from './text-places.ts'

/** Builds a fragment with its quote from a range of the shown text. A pair of surrogates is never cut. */
export const fragmentOf = (places: TextPlaces, range: TextRange): SpanFragment => {
  const [start, end] = [places.toCodePoint(range.from), places.toCodePoint(range.to)]
  return { start, end, quote: places.quote(start, end) }
}

/** Builds a new span over one range. */
export const spanOver = (
  places: TextPlaces,
  range: TextRange,
  own: { readonly id: LabelId; readonly classId: ClassId; readonly part: string },
): SpanLabel => ({ kind: 'span', ...own, attributes: {}, fragments: [fragmentOf(places, range)] })

/** Adds a range as a further part; parts that touch or overlap become one. */
export const withPart = (places: TextPlaces, span: SpanLabel, range: TextRange): SpanLabel => {
  const added = fragmentOf(places, range)
  const parts = [...span.fragments, added].filter((part) => part.start < part.end)
  parts.sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: SpanFragment[] = []
  for (const next of parts) {
    const last = joined.at(-1)
    if (!last || next.start > last.end) {
      joined.push(next)
      continue
    }
    const end = Math.max(last.end, next.end)
    joined[joined.length - 1] = { start: last.start, end, quote: places.quote(last.start, end) }
  }
  return { ...span, fragments: joined }
}

export type SpanEdge = 'start' | 'end'

/** Where the edge of a span stands: the start of its first part or the end of its last. */
export const edgePosition = (places: TextPlaces, span: SpanLabel, edge: SpanEdge): number => {
  const fragment = edge === 'start' ? span.fragments[0] : span.fragments.at(-1)
  if (!fragment) return 0
  return places.toPosition(edge === 'start' ? fragment.start : fragment.end)
}

/** Moves one edge to a position. A span never becomes empty: the same span comes back instead. */
export const withEdgeAt = (
  places: TextPlaces,
  span: SpanLabel,
  moved: { readonly edge: SpanEdge; readonly position: number },
): SpanLabel => {
  const fragments = [...span.fragments]
  const at = moved.edge === 'start' ? 0 : fragments.length - 1
  const fragment = fragments[at]
  if (!fragment) return span
  const old = places.rangeOf(fragment)
  const next = moved.edge === 'start' ? { ...old, from: moved.position } : { ...old, to: moved.position }
  const result = fragmentOf(places, next)
  if (result.start >= result.end) return span
  fragments[at] = result
  return { ...span, fragments }
}

/** Whether a span of this class lies exactly on this range already. */
export const isSameSpan = (span: SpanLabel, classId: ClassId, fragment: SpanFragment): boolean =>
  span.classId === classId &&
  span.fragments.length === 1 &&
  span.fragments[0]?.start === fragment.start &&
  span.fragments[0].end === fragment.end
