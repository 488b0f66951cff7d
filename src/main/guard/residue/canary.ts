/**
 * Something unique that was planted in content, to be looked for wherever it must not be.
 *
 * - `text`: characters; looked for in UTF-8 and UTF-16 and in the usual encodings of those.
 * - `bytes`: any bytes.
 * - `rgb`: a run of pixels as red, green, blue; looked for in every order in which screens and codecs keep pixels.
 * - `file`: a whole encoded picture or text; looked for by several windows of it, so that a part is enough.
 */
export type Canary =
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly bytes: Uint8Array }
  | { readonly id: string; readonly rgb: Uint8Array }
  | { readonly id: string; readonly file: Uint8Array }

/** Exact bytes to look for, and what finding them means. */
export interface Needle {
  readonly id: string
  readonly encoding: string
  readonly bytes: Buffer
}

/** Shorter ones would be found by chance. */
export const shortestNeedleBytes = 12
const windowBytes = 32
const windowsPerFile = 16

/**
 * Base64 of bytes that stand somewhere inside other bytes: one form for each of the three places where they can begin in a
 * group of three. Characters that neighbours have a part in are cut off.
 */
const base64Forms = (bytes: Uint8Array): Buffer[] =>
  [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes])
    const whole = padded.subarray(0, padded.length - (padded.length % 3)).toString('base64')
    return Buffer.from(whole.slice(shift === 0 ? 0 : shift + 1), 'latin1')
  })

const urlSafe = (base64: Buffer): Buffer =>
  Buffer.from(base64.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'), 'latin1')

const swappedPairs = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

interface Form {
  readonly encoding: string
  readonly bytes: Buffer
}

/** The bytes themselves and what they are when somebody writes them down as text. */
const writtenForms = (encoding: string, bytes: Buffer): Form[] => [
  { encoding, bytes },
  ...base64Forms(bytes).flatMap((form) => [
    { encoding: `${encoding} base64`, bytes: form },
    { encoding: `${encoding} base64url`, bytes: urlSafe(form) },
  ]),
  { encoding: `${encoding} hex`, bytes: Buffer.from(bytes.toString('hex'), 'latin1') },
  { encoding: `${encoding} hex`, bytes: Buffer.from(bytes.toString('hex').toUpperCase(), 'latin1') },
]

const textForms = (text: string): Form[] => {
  const utf8 = Buffer.from(text, 'utf8')
  const utf16 = Buffer.from(text, 'utf16le')
  const wide = (form: Form): Form[] => [
    { encoding: `${form.encoding} utf-16le`, bytes: Buffer.from(form.bytes.toString('latin1'), 'utf16le') },
  ]
  const written = writtenForms('utf-8', utf8)
  return [
    ...written,
    // JavaScript engines and Windows keep the written-down forms as 16-bit characters too.
    ...written.slice(1).flatMap(wide),
    ...writtenForms('utf-16le', utf16),
    { encoding: 'utf-16be', bytes: swappedPairs(utf16) },
  ]
}

const pixelForms = (rgb: Uint8Array): Form[] => {
  const pixels = Array.from({ length: Math.floor(rgb.length / 3) }, (_, at) => rgb.subarray(3 * at, 3 * at + 3))
  const ordered = (order: (red: number, green: number, blue: number) => number[]): Buffer =>
    Buffer.from(pixels.flatMap(([red = 0, green = 0, blue = 0]) => order(red, green, blue)))
  return [
    { encoding: 'rgb', bytes: ordered((red, green, blue) => [red, green, blue]) },
    { encoding: 'bgr', bytes: ordered((red, green, blue) => [blue, green, red]) },
    { encoding: 'rgba', bytes: ordered((red, green, blue) => [red, green, blue, 255]) },
    { encoding: 'bgra', bytes: ordered((red, green, blue) => [blue, green, red, 255]) },
    { encoding: 'argb', bytes: ordered((red, green, blue) => [255, red, green, blue]) },
    { encoding: 'abgr', bytes: ordered((red, green, blue) => [255, blue, green, red]) },
  ]
}

/** Windows spread over a file, leaving out what is too plain to be unique, such as padding. */
const fileForms = (file: Uint8Array): Form[] => {
  const step = Math.max(Math.floor((file.length - windowBytes) / windowsPerFile), 1)
  const forms: Form[] = []
  for (let at = 0; at + windowBytes <= file.length && forms.length < windowsPerFile * 5; at += step) {
    const bytes = Buffer.from(file.subarray(at, at + windowBytes))
    if (new Set(bytes).size < 14) continue
    forms.push({ encoding: 'file', bytes })
    for (const form of base64Forms(bytes)) forms.push({ encoding: 'file base64', bytes: form })
  }
  return forms
}

const formsOf = (canary: Canary): Form[] => {
  if ('text' in canary) return textForms(canary.text)
  if ('bytes' in canary) return writtenForms('bytes', Buffer.from(canary.bytes))
  if ('rgb' in canary) return pixelForms(canary.rgb)
  return fileForms(canary.file)
}

/**
 * Everything to look for to find a canary.
 *
 * @throws `TypeError` when a canary is too short or too plain to be told from chance.
 */
export const needlesOf = (canary: Canary): Needle[] => {
  const seen = new Set<string>()
  const needles: Needle[] = []
  for (const { encoding, bytes } of formsOf(canary)) {
    const key = bytes.toString('latin1')
    if (bytes.length < shortestNeedleBytes || seen.has(key)) continue
    seen.add(key)
    needles.push({ id: canary.id, encoding, bytes })
  }
  if (needles.length === 0 || ('text' in canary && Buffer.byteLength(canary.text) < shortestNeedleBytes))
    throw new TypeError('A canary has to be longer')
  return needles
}
