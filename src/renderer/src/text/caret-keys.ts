import { EditorSelection, type SelectionRange } from '@codemirror/state'
import { Direction, type EditorView, type KeyBinding } from '@codemirror/view'

type Motion = (view: EditorView, range: SelectionRange) => SelectionRange

const go = (motion: Motion, extend: boolean) => (view: EditorView) => {
  const { main } = view.state.selection
  const next = motion(view, main)
  const selection = extend
    ? EditorSelection.range(main.anchor, next.head, next.goalColumn)
    : EditorSelection.cursor(next.head, next.assoc, undefined, next.goalColumn)
  view.dispatch({ selection, scrollIntoView: true, userEvent: 'select' })
  return true
}

const isLeftToRight = (view: EditorView, range: SelectionRange): boolean =>
  view.textDirectionAt(range.head) === Direction.LTR

/** Arrow keys name a side of the screen: which way that is in the text depends on the paragraph. */
const byCharacter =
  (right: boolean): Motion =>
  (view, range) =>
    view.moveByChar(range, right === isLeftToRight(view, range))

const byWord =
  (right: boolean): Motion =>
  (view, range) =>
    view.moveByGroup(range, right === isLeftToRight(view, range))

const byLine =
  (down: boolean): Motion =>
  (view, range) =>
    view.moveVertically(range, down)

/** All but two lines of what is seen. */
const byPage =
  (down: boolean): Motion =>
  (view, range) =>
    view.moveVertically(range, down, Math.max(view.defaultLineHeight, view.scrollDOM.clientHeight - 56))

const toEdge =
  (forward: boolean): Motion =>
  (view, range) =>
    view.moveToLineBoundary(range, forward)

const toEnd =
  (forward: boolean): Motion =>
  (view) =>
    EditorSelection.cursor(forward ? view.state.doc.length : 0)

const bind = (key: string, motion: Motion): KeyBinding => ({
  key,
  run: go(motion, false),
  shift: go(motion, true),
  preventDefault: true,
})

/** Moves the caret; Shift extends the mark. */
export const caretKeys: readonly KeyBinding[] = [
  bind('ArrowLeft', byCharacter(false)),
  bind('ArrowRight', byCharacter(true)),
  // With Shift only: without it the screen has a meaning for these keys.
  { key: 'Ctrl-Shift-ArrowLeft', run: go(byWord(false), true), preventDefault: true },
  { key: 'Ctrl-Shift-ArrowRight', run: go(byWord(true), true), preventDefault: true },
  bind('ArrowUp', byLine(false)),
  bind('ArrowDown', byLine(true)),
  bind('PageUp', byPage(false)),
  bind('PageDown', byPage(true)),
  bind('Home', toEdge(false)),
  bind('End', toEdge(true)),
  bind('Mod-Home', toEnd(false)),
  bind('Mod-End', toEnd(true)),
]
