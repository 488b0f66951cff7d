import type { ClassDraft } from './draft.ts'
import type { Problems } from './problems.ts'

/** What each part of the editor of one class is handed. */
export interface ClassPartProps {
  readonly entry: ClassDraft
  readonly problems: Problems
  readonly onEdit: (fields: Partial<Omit<ClassDraft, 'key'>>) => void
}
