/** An event whose default a listener may prevent, as Electron hands it out. */
export interface Preventable {
  readonly defaultPrevented: boolean
  readonly preventDefault: () => void
}

/** Builds one; extra fields are those of the event itself. */
export const preventable = <Fields extends object>(fields: Fields): Fields & Preventable => {
  let prevented = false
  return {
    ...fields,
    get defaultPrevented() {
      return prevented
    },
    preventDefault: () => {
      prevented = true
    },
  }
}
