/** The closed list of reasons why a file is not taken, with the sentence a person reads. */
export const skipReasons = {
  hidden: 'Hidden and system files are not imported.',
  link: 'Links are not followed, so that nothing outside the folder is imported.',
  'not-a-file': 'This is neither a file nor a folder.',
  unreadable: 'It cannot be read. Check that you may open it.',
  'unknown-type': 'This kind of file cannot be labelled here. Use JPEG, PNG, WebP, GIF, BMP, AVIF, .txt or .md.',
  empty: 'The file is empty.',
  'too-large': 'The file is too large: images up to 4 GiB, texts up to 64 MiB.',
  'too-many-pixels': 'The image has more than 2,147,483,648 pixels. Cut it into pieces first.',
  'header-damaged': 'The beginning of the file is damaged: the size of the image is not in it.',
  'content-differs': 'The content is not what the ending of the name says. Rename the file to what it is.',
  'not-utf8': 'The text is not UTF-8. Save it as UTF-8, then import again.',
  'name-unsuitable': 'The name holds characters that no other system can read. Rename the file.',
} as const

export type SkipReason = keyof typeof skipReasons

/** A file that was left out. */
export interface SkippedFile {
  /** Path below the folder, with `/`. For the person who chose the folder; never for a log. */
  readonly name: string
  readonly reason: SkipReason
}
