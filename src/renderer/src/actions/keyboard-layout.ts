import { signPlaces } from './press.ts'

/** The characters of the keys by their place, as the layout of this person has them without Shift; null where it is not told. */
export type KeyboardLayout = ReadonlyMap<string, string> | null

interface LayoutSource {
  readonly keyboard?: { readonly getLayoutMap: () => Promise<Iterable<readonly [string, string]>> }
}

/** Asks the browser for the layout. Not every system tells it. */
export const readKeyboardLayout = async (source: object): Promise<KeyboardLayout> => {
  try {
    const map = await (source as LayoutSource).keyboard?.getLayoutMap()
    return map ? new Map(map) : null
  } catch {
    return null
  }
}

const places: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(signPlaces).map(([place, [sign]]) => [sign, place]),
)

/**
 * What is printed on the key that gives this letter or sign: itself where the layout writes Latin letters, else what stands
 * at its place.
 */
export const capOf = (key: string, layout: KeyboardLayout): string => {
  if (layout === null || key.length !== 1) return key
  const written = [...layout.values()]
  if (written.some((char) => /^[a-z]$/i.test(char))) return key
  const place = /^[A-Z]$/.test(key) ? `Key${key}` : places[key]
  const char = place === undefined ? undefined : layout.get(place)
  return char === undefined ? key : char.toUpperCase()
}
