import { findClusterBreak } from '@codemirror/state'
import { Direction } from '@codemirror/view'
import type { Gesture } from '../document/gesture.ts'
import { edgePosition, withEdgeAt, type SpanEdge } from './span-edits.ts'
import { selectedSpans } from './text-commands.ts'
import type { TextContext } from './text-state.ts'

/** The position one character on, in either direction; from the end of a line to the next one. */
export const stepFrom = ({ view }: Pick<TextContext, 'view'>, position: number, forward: boolean): number => {
  const line = view.state.doc.lineAt(position)
  const inLine = position - line.from
  if (forward) {
    if (inLine < line.length) return line.from + findClusterBreak(line.text, inLine, true)
    return Math.min(position + 1, view.state.doc.length)
  }
  if (inLine > 0) return line.from + findClusterBreak(line.text, inLine, false)
  return Math.max(position - 1, 0)
}

/**
 * Moves the edges of a selected span from the keyboard. Holding the key is one gesture: the moves are previews until
 * the key comes up, and then one change.
 */
export interface EdgeMoves {
  /** `left` is a direction on the screen: in a paragraph from right to left it goes on in the text. */
  readonly move: (edge: SpanEdge, left: boolean) => boolean
  /** Makes the moves so far one change. Does nothing when nothing moves. */
  readonly settle: () => void
  readonly cancel: () => boolean
}

/** Begins with nothing moving. */
export const createEdgeMoves = (context: TextContext): EdgeMoves => {
  let gesture: Gesture | null = null
  return {
    move: (edge, left) => {
      const { doc, readOnly } = context.state()
      const [span, ...more] = selectedSpans(context)
      if (readOnly || !span || more.length > 0) return false
      const position = edgePosition(context.places, span, edge)
      const leftIsBack = context.view.textDirectionAt(position) === Direction.LTR
      const next = stepFrom(context, position, left !== leftIsBack)
      gesture ??= doc.begin('span.move')
      gesture.update([withEdgeAt(context.places, span, { edge, position: next })])
      return true
    },
    settle: () => {
      gesture?.commit()
      gesture = null
    },
    cancel: () => {
      if (!gesture) return false
      gesture.cancel()
      gesture = null
      return true
    },
  }
}
