/** The closed list of reasons why a file is not taken, with the sentence a person reads. */
export const skipReasons = {
  hidden: 'Hidden and system files are not imported.',
  link: 'Links are not followed, so that nothing outside the folder is imported.',
  'not-a-file': 'This is neither a file nor a folder.',
  unreadable: 'It cannot be read. Check that you may open it.',
  'unknown-type': 'This kind of file cannot be labelled here. Use JPEG, PNG, WebP, GIF, BMP, AVIF, TIFF, .txt or .md.',
  heic: 'HEIC photographs cannot be read here. Save it as JPEG, then import again.',
  empty: 'The file is empty.',
  'too-large': 'The file is too large: images up to 4 GiB, texts up to 64 MiB.',
  'too-many-pixels': 'The image has more than 2,147,483,648 pixels. Cut it into pieces first.',
  'header-damaged': 'The beginning of the file is damaged: the size of the image is not in it.',
  'pixels-damaged': 'The file is damaged or was not copied whole: its picture cannot be read to the end.',
  'too-large-to-decode':
    'The image needs more than 1 GiB of memory to be read. Save it as TIFF or as a JPEG that is not progressive, then import again.',
  'bmp-too-large':
    'A BMP of more than 64 megapixels cannot be cut into tiles. Save it as PNG or TIFF, then import again.',
  'float-pixels':
    'The image holds numbers with fractions, which have no agreed black and white. Save it with 8 or 16 bits.',
  'image-left-out': 'Its image was left out, and the two are one item.',
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
