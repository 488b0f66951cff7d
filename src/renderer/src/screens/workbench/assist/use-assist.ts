import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { OfferedModel } from '../../../../../shared/ipc/models.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { ImageCache } from '../../../canvas/image-cache.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import type { Outline } from '../../../canvas/tools/tool.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { asCallError, type CallError } from '../../../station/call-error.ts'
import { useStation } from '../../../station/station-provider.tsx'
import { useCall } from '../../../station/use-call.ts'
import type { UnreadyTools } from '../use-bench-actions.ts'
import { askForBoxes, askForOutline, type AskedPicture } from './ask-models.ts'
import { acceptSuggestions, putSuggestions, rejectSuggestions, shownFrom, watchSuggestions } from './suggestions.ts'

/** What models do for the open item. */
export interface Assist {
  /** Null while it is not known. */
  readonly models: readonly OfferedModel[] | null
  readonly detector: OfferedModel | null
  readonly pickDetector: (model: OfferedModel) => void
  /** Null where there is no model that outlines. */
  readonly outline: Outline | null
  /** Asks the detector about this item. */
  readonly run: () => void
  readonly busy: boolean
  readonly error: CallError | null
  /** How long the last answer took, in milliseconds. */
  readonly lastMs: number | null
  /** The last run found nothing at all. */
  readonly foundNothing: boolean
  readonly suggestions: readonly Label[]
  /** Why those that the lead provides are not there; null when they are, or when there are none. */
  readonly fault: 'missing' | 'damaged' | null
  /** Those at or above the slider. */
  readonly shown: readonly Label[]
  readonly confidenceMin: number
  readonly setConfidenceMin: (least: number) => void
  readonly accept: (ids: readonly LabelId[]) => void
  readonly reject: (ids: readonly LabelId[]) => void
}

export interface AssistParts {
  readonly doc: ItemDocument
  readonly view: ImageView
  readonly cache: ImageCache
  /** Null on an item without a picture. */
  readonly picture: AskedPicture | null
  readonly readOnly: boolean
  readonly fault: Assist['fault']
}

interface Asked {
  readonly busy: boolean
  readonly error: CallError | null
  readonly lastMs: number | null
  readonly found: number | null
}

const unasked: Asked = { busy: false, error: null, lastMs: null, found: null }

/** Keeps how the last question went. */
const useAsked = () => {
  const [asked, setAsked] = useState(unasked)
  const track = useCallback(async <T extends { ms: number }>(ask: () => Promise<T>, count: (answer: T) => number) => {
    setAsked((before) => ({ ...before, busy: true, error: null }))
    try {
      const answer = await ask()
      setAsked({ busy: false, error: null, lastMs: answer.ms, found: count(answer) })
      return answer
    } catch (thrown) {
      setAsked({ ...unasked, error: asCallError(thrown) })
      return null
    }
  }, [])
  return { asked, track }
}

/** Shows the component again only when a suggestion comes, changes or goes: not at each step of a drag. */
const useSuggestions = (doc: ItemDocument): readonly Label[] => {
  const watch = useMemo(() => watchSuggestions(doc), [doc])
  return useSyncExternalStore(watch.subscribe, watch.now)
}

const allReady: UnreadyTools = {}

/** Which tools wait for a model. */
export const useUnready = ({ outline, models }: Assist): UnreadyTools =>
  useMemo(() => {
    if (outline !== null) return allReady
    return { smart: models === null ? 'looking for models' : 'your lead has added no model that outlines' }
  }, [outline, models])

/** The models of the project of a shard, and what was done with them on the open item. */
export const useAssist = ({ doc, view, cache, picture, readOnly, fault }: AssistParts): Assist => {
  const station = useStation()
  const shardId = picture?.shardId ?? null
  const { value: models } = useCall(
    () => (shardId === null ? Promise.resolve([]) : station.models.offered({ shardId })),
    [station, shardId],
    [station.models.changed, station.work.changed],
  )
  const [wanted, setWanted] = useState<OfferedModel['modelId'] | null>(null)
  const { asked, track } = useAsked()
  const { detector, outliner } = useMemo(() => {
    const detectors = (models ?? []).filter(({ kind }) => kind === 'detector')
    const first = detectors.find(({ modelId }) => modelId === wanted) ?? detectors[0] ?? null
    return { detector: first, outliner: models?.find(({ kind }) => kind === 'promptable') ?? null }
  }, [models, wanted])
  const confidenceMin = useSyncExternalStore(view.subscribe, () => view.get().display.confidenceMin)
  const suggestions = useSuggestions(doc)
  const shown = useMemo(() => shownFrom(suggestions, confidenceMin), [suggestions, confidenceMin])
  const run = useCallback(() => {
    if (!picture || !detector || readOnly) return
    void track(
      async () => {
        const answer = await askForBoxes({ station, cache, picture }, detector)
        putSuggestions(doc, answer.boxes, { source: detector.modelId, part: picture.part })
        return answer
      },
      ({ boxes }) => boxes.length,
    )
  }, [station, cache, picture, detector, readOnly, doc, track])
  const outline = useMemo<Outline | null>(() => {
    if (!picture || !outliner) return null
    return async (prompt) => {
      const answer = await track(
        () => askForOutline({ station, cache, picture }, outliner, prompt),
        ({ rings }) => rings.length,
      )
      return answer && { rings: answer.rings, confidence: answer.confidence, source: outliner.modelId }
    }
  }, [station, cache, picture, outliner, track])
  return {
    ...{ models, detector, outline, run, suggestions, shown, fault },
    ...{ busy: asked.busy, error: asked.error, lastMs: asked.lastMs, foundNothing: asked.found === 0 },
    pickDetector: ({ modelId }) => setWanted(modelId),
    confidenceMin,
    setConfidenceMin: (least) => view.setDisplay({ confidenceMin: least }),
    accept: (ids) => acceptSuggestions(doc, ids),
    reject: (ids) => rejectSuggestions(doc, ids),
  }
}
