/** How the brush and the eraser paint, and what the wand takes. */
export interface BrushSettings {
  /** Across, in image pixels: 1 to 500. */
  readonly sizePx: number
  /**
   * 10 to 100. A mask knows no half pixels: at 100 every pixel under the tip is set at once; below, only the core is, and
   * the rim where the tip passes over it again.
   */
  readonly hardnessPercent: number
  /** A pen's pressure makes the tip smaller. */
  readonly followsPressure: boolean
  /** What is painted is taken from unlocked masks beneath. */
  readonly subtractsBelow: boolean
  /** How far a colour may lie from the one that was clicked, 0 to 100. */
  readonly wandTolerance: number
  /** False: the wand takes what looks alike wherever it lies. */
  readonly wandConnected: boolean
}

/** The settings as one line, to be kept. */
export const keptBrush = (settings: BrushSettings): string =>
  [
    settings.sizePx,
    settings.hardnessPercent,
    Number(settings.followsPressure),
    Number(settings.subtractsBelow),
    settings.wandTolerance,
    Number(settings.wandConnected),
  ].join(' ')

/** Reads what {@link keptBrush} wrote; null when it is something else. */
export const readBrush = (line: string): BrushSettings | null => {
  if (!/^\d{1,3}( \d{1,3}){5}$/.test(line)) return null
  const [sizePx = 0, hardnessPercent = 0, pressure, below, wandTolerance = 0, connected] = line.split(' ').map(Number)
  if (wandTolerance > 100) return null
  return {
    ...{ sizePx, hardnessPercent, wandTolerance },
    ...{ followsPressure: pressure === 1, subtractsBelow: below === 1, wandConnected: connected === 1 },
  }
}

/** The settings of one window, apart from any item. No function needs `this`. */
export interface BrushBox {
  readonly get: () => BrushSettings
  readonly set: (next: Partial<BrushSettings>) => void
  /** Grows (1) or shrinks (-1) the tip by a step that fits its size. */
  readonly resize: (direction: 1 | -1) => void
  readonly harden: (direction: 1 | -1) => void
  readonly subscribe: (listener: () => void) => () => void
}

export const brushSizeMost = 500
export const hardnessLeast = 10
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

const stepOf = (sizePx: number): number => (sizePx < 10 ? 1 : sizePx < 40 ? 2 : Math.round(sizePx / 10))

const firstSettings: BrushSettings = {
  sizePx: 30,
  hardnessPercent: 100,
  followsPressure: true,
  subtractsBelow: false,
  wandTolerance: 12,
  wandConnected: true,
}

/** Makes settings for a window: a tip of 30 pixels, hard. */
export const createBrushBox = (): BrushBox => {
  const listeners = new Set<() => void>()
  let settings = firstSettings
  const set = (next: Partial<BrushSettings>) => {
    const { sizePx, hardnessPercent, ...rest } = { ...settings, ...next }
    settings = {
      ...rest,
      sizePx: clamp(Math.round(sizePx), 1, brushSizeMost),
      hardnessPercent: clamp(Math.round(hardnessPercent), hardnessLeast, 100),
    }
    for (const listener of listeners) listener()
  }
  return {
    get: () => settings,
    set,
    resize: (direction) => {
      set({ sizePx: settings.sizePx + direction * stepOf(settings.sizePx + Math.min(direction, 0)) })
    },
    harden: (direction) => {
      set({ hardnessPercent: settings.hardnessPercent + direction * 10 })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** The brush of this window: it stays as it is from item to item. */
export const windowBrush = createBrushBox()
