/** What was done, by the second part of a cause. `{}` stands for what it was done to. */
const acts: Readonly<Record<string, string>> = {
  draw: '{} drawn',
  'draw-outline': '{} drawn',
  place: '{} drawn',
  scissors: '{} drawn',
  wand: '{} drawn',
  remove: '{} deleted',
  delete: '{} deleted',
  cut: '{} cut out',
  paste: '{} pasted',
  duplicate: '{} duplicated',
  propagate: '{} copied from another item',
  move: '{} moved',
  nudge: '{} moved',
  'set-x': '{} moved',
  'set-y': '{} moved',
  resize: '{} resized',
  'set-width': '{} resized',
  'set-height': '{} resized',
  rotate: '{} turned',
  'set-rotation': '{} turned',
  extend: '{} extended',
  'move-vertex': 'point of {} moved',
  'move-point': 'point of {} moved',
  'move-vertices': 'points of {} moved',
  'move-shared-vertex': 'shared point of {} moved',
  'move-corner': 'corner of {} moved',
  'move-edge': 'edge of {} moved',
  'move-face': 'face of {} moved',
  'add-vertex': 'point of {} added',
  'remove-vertex': 'point of {} removed',
  'remove-vertices': 'points of {} removed',
  'set-state': 'point of {} marked',
  'cut-hole': 'hole cut into {}',
  'add-part': 'part added to {}',
  split: '{} split',
  join: '{} joined',
  subtract: 'others subtracted from {}',
  intersect: 'overlap of {} kept',
  'take-apart': '{} taken apart',
  simplify: '{} simplified',
  'turn-into-mask': '{} turned into masks',
  'turn-into-polygon': '{} turned into polygons',
  group: '{} grouped',
  ungroup: '{} ungrouped',
  lock: '{} locked',
  unlock: '{} unlocked',
  'set-occluded': '{} marked as occluded',
  'unset-occluded': '{} no longer marked as occluded',
  'bring-forward': '{} brought forward',
  'bring-backward': '{} sent backward',
  'bring-front': '{} brought to the front',
  'bring-back': '{} sent to the back',
  reorder: '{} put elsewhere in the order',
  'align-left': '{} aligned at the left',
  'align-right': '{} aligned at the right',
  'align-top': '{} aligned at the top',
  'align-bottom': '{} aligned at the bottom',
  'align-centre': '{} aligned at the centre',
  'align-middle': '{} aligned at the middle',
  'distribute-across': '{} distributed across',
  'distribute-down': '{} distributed down',
  'fill-holes': 'holes of {} filled',
  'subtract-below': '{} cut by what lies above',
}

/** The first stroke makes a mask; the others go on with it. */
const strokes: Readonly<Record<string, readonly [first: string, more: string]>> = {
  brush: ['{} painted', 'stroke added to {}'],
  lasso: ['{} painted', 'loop added to {}'],
  wand: ['{} drawn', 'area added to {}'],
  erase: ['part of {} erased', 'part of {} erased'],
  'erase-lasso': ['part of {} erased', 'part of {} erased'],
}

/** Acts that are told about what was there before: it is gone afterwards, or it became something else. */
export const aboutWhatWas: ReadonlySet<string> = new Set([
  ...['remove', 'delete', 'cut', 'split', 'join', 'intersect', 'take-apart'],
  ...['turn-into-mask', 'turn-into-polygon', 'unset', 'reject'],
])

/**
 * What was done, with `{}` where it is said to what; null when nobody gave it words.
 *
 * @param isNew - Nothing of it was there before.
 */
export const actWords = (thing: string, act: string, isNew: boolean): string | null => {
  const stroke = thing === 'mask' ? strokes[act] : undefined
  return stroke ? stroke[isNew ? 0 : 1] : (acts[act] ?? null)
}
