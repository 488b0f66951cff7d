import { gapsOf, isSuggestion } from '../../shared/labels/finish-rules.ts'
import type { Label } from '../../shared/labels/index.ts'
import type { Ontology } from '../../shared/labels/ontology.ts'
import type { OpenOn } from '../storage/project/changes.ts'

/** Tells what is still to be done about a label under an ontology: answers that are missing, a proposal nobody took over. */
export const openOnLabel = (ontology: Ontology): ((label: Label) => OpenOn) => {
  const classes = new Map(ontology.classes.map((entry) => [entry.id, entry]))
  return (label) => ({
    missing: gapsOf(label, classes.get(label.classId)).length > 0,
    suggested: isSuggestion(label),
  })
}
