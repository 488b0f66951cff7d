/** A press that moves less than this is a click, else a drag. CSS pixels. */
export const clickReachPx = 4

/** A click this near to the first point closes what is drawn. CSS pixels. */
export const closeReachPx = 10
