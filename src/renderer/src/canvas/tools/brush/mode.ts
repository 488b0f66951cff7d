/** What a plain press does: the other is done with Alt or with the eraser of a pen. */
export type BrushMode = 'paint' | 'erase'
