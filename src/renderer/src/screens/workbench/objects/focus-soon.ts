import type { LabelId } from '../../../../../shared/ids.ts'
import { focusAnswer } from '../../../ui/answers/answer-form.tsx'
import { wordsQuestion } from './questions.ts'

/** Tries for a few frames to put the focus somewhere: panel, row and form come one after the other. */
export const focusSoon = (focus: () => boolean, tries = 8): void => {
  requestAnimationFrame(() => {
    if (!focus() && tries > 0) focusSoon(focus, tries - 1)
  })
}

/** Puts the focus where the words of a label are written down, as soon as its row is open. */
export const focusWords = (id: LabelId): void => {
  focusSoon(() => {
    const answers = document.querySelector(`.object-answers[data-about="${CSS.escape(id)}"]`)
    return answers !== null && focusAnswer(answers, wordsQuestion)
  })
}
