/** What the build of a file tells beyond its size, without a pixel decoded. */
export interface Structure {
  /** EXIF orientation, 1 to 8, where the window does not turn the picture by itself. */
  readonly orientation?: number
  /** Holds more than one picture. */
  readonly isAnimated?: boolean
  /** Holds inks (cyan, magenta, yellow, black), which no browser shows in their true colours. */
  readonly hasInks?: boolean
}
