import { blankQuestion, nextKey, type OptionDraft, type QuestionDraft } from './draft.ts'

type Questions = readonly QuestionDraft[]

/** Adds a question without words. */
export const addQuestion = (list: Questions): Questions => [...list, blankQuestion(nextKey(list))]

/** Replaces fields of one question. */
export const editQuestion = (list: Questions, key: number, fields: Partial<Omit<QuestionDraft, 'key'>>): Questions =>
  list.map((entry) => (entry.key === key ? { ...entry, ...fields } : entry))

/** Takes a question out, and with it what was asked only because of it is asked always. */
export const removeQuestion = (list: Questions, key: number): Questions =>
  list
    .filter((entry) => entry.key !== key)
    .map((entry) => (entry.when?.question === key ? { ...entry, when: null } : entry))

/** What a condition can look for in the answer to a question. Words and numbers are compared as they are written. */
export const answersOf = ({ kind, options }: QuestionDraft): readonly string[] => {
  if (kind === 'boolean') return ['true', 'false']
  if (kind !== 'select' && kind !== 'multi-select') return []
  return options.map(({ words }) => words.trim()).filter((words) => words !== '')
}

/** The questions that a condition of this one may look at: those before it that give an answer to choose. */
export const questionsBefore = (list: Questions, key: number): Questions =>
  list
    .slice(
      0,
      list.findIndex((entry) => entry.key === key),
    )
    .filter(({ kind, retired }) => !retired && kind !== 'text' && kind !== 'number')

const swapped = (list: readonly string[], from: string, to: string): readonly string[] =>
  list.map((words) => (words === from ? to : words))

/** Writes other words for an option. The default and the conditions that name it go with it. */
export const renameOption = (
  list: Questions,
  at: { readonly question: number; readonly option: number },
  words: string,
): Questions => {
  const question = list.find(({ key }) => key === at.question)
  const old = question?.options.find(({ key }) => key === at.option)
  if (!question || !old) return list
  const options = question.options.map((entry) => (entry.key === at.option ? { ...entry, words } : entry))
  const [from, to] = [old.words.trim(), words.trim()]
  return editQuestion(list, question.key, { options, first: swapped(question.first, from, to) }).map((entry) =>
    entry.when?.question === question.key && from !== ''
      ? { ...entry, when: { ...entry.when, equals: swapped(entry.when.equals, from, to) } }
      : entry,
  )
}

/** Adds an option without words. */
export const addOption = (options: readonly OptionDraft[]): readonly OptionDraft[] => [
  ...options,
  { key: nextKey(options), words: '', signed: false },
]

/** Takes an option out, also from the default and from conditions. */
export const removeOption = (
  list: Questions,
  at: { readonly question: number; readonly option: number },
): Questions => {
  const question = list.find(({ key }) => key === at.question)
  const old = question?.options.find(({ key }) => key === at.option)
  if (!question || !old) return list
  const without = (words: readonly string[]) => words.filter((word) => word !== old.words.trim())
  return list.map((entry) => {
    if (entry.key === question.key)
      return {
        ...entry,
        options: entry.options.filter(({ key }) => key !== at.option),
        first: without(entry.first),
      }
    return entry.when?.question === question.key
      ? { ...entry, when: { ...entry.when, equals: without(entry.when.equals) } }
      : entry
  })
}
