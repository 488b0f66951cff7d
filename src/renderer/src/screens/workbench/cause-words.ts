const verbs: Readonly<Record<string, string>> = {
  draw: 'Draw',
  move: 'Move',
  resize: 'Resize',
  rotate: 'Turn',
  remove: 'Remove',
  delete: 'Remove',
  nudge: 'Nudge',
  relabel: 'Relabel',
  extend: 'Extend',
  set: 'Set',
  unset: 'Take back',
  suggest: 'Suggest',
  provide: 'Receive',
  accept: 'Accept',
  reject: 'Reject',
}

const things: Readonly<Record<string, string>> = { assist: 'suggestions' }

/** Names an edit for the status bar: `box.draw` is `Draw box`, `polygon.move-vertex` is `Move vertex`. */
export const causeWords = (cause: string): string => {
  const [thing = '', act = ''] = cause.split('.')
  const [verb = '', ...rest] = act.split('-')
  const name = verbs[verb] ?? verb.charAt(0).toUpperCase() + verb.slice(1)
  return [name, rest.length > 0 ? rest.join(' ') : (things[thing] ?? thing.replaceAll('-', ' '))].join(' ')
}
