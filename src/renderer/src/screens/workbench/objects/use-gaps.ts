import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Gap } from '../../../../../shared/labels/finish-rules.ts'
import { useActions } from '../../../actions/actions-provider.tsx'
import type { Offer } from '../../../actions/registry.ts'
import { focusAnswer } from '../../../ui/answers/answer-form.tsx'
import type { Bench } from '../use-bench.ts'
import { focusSoon } from './focus-soon.ts'
import type { LiveObjects } from './live-objects.ts'
import { wordsQuestion } from './questions.ts'

interface GapParts {
  readonly objects: LiveObjects
  readonly bench: Pick<Bench, 'selection' | 'select' | 'pickClass'>
  readonly onShow: (id: LabelId) => void
  readonly showPanel: () => void
}

const questionOf = ({ what }: Gap): string | null =>
  typeof what === 'object' ? what.attribute : what === 'transcription' ? wordsQuestion : null

/** Where the answer to a gap stands, once the panel shows it. */
const focusGap = (gap: Gap): boolean => {
  const question = questionOf(gap)
  const inside =
    gap.labelId === null || !document.querySelector('.object-answers')
      ? document.querySelector(`.item-question[data-class="${CSS.escape(gap.classId)}"]`)
      : document.querySelector('.object-answers')
  return question !== null && inside !== null && focusAnswer(inside, question)
}

/**
 * Goes to the next thing that holds the item back: selects its label, brings it into view and puts the focus into the
 * answer; where a label is wanted, it picks the class. Offered by its key; returns how to do it from elsewhere.
 */
export const useGaps = (parts: GapParts): (() => void) => {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  const go = useCallback(() => {
    const { objects, bench, onShow, showPanel } = latest.current
    const gap = objects.nextGap([...bench.selection][0] ?? null)
    if (!gap) return
    showPanel()
    if (gap.labelId !== null) {
      bench.select([gap.labelId])
      onShow(gap.labelId)
    } else if (gap.what === 'too-few') bench.pickClass(gap.classId)
    focusSoon(() => focusGap(gap))
  }, [])
  useActions(useMemo<readonly Offer[]>(() => [{ id: 'objects.next-missing', run: go }], [go]))
  return go
}
