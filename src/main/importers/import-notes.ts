/** The closed list of what is said about files that are taken. */
export const importNotes = {
  animated: 'Only the first picture of this animation is shown and labelled.',
  'first-page': 'Only the first page of this file is shown and labelled.',
} as const

export type ImportNote = keyof typeof importNotes
