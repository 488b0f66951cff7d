import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useSyncExternalStore, type Ref } from 'react'
import type { SurfaceProps } from '../document/surface-props.ts'
import './text-surface.css'
import { createTextEngine, type TextEngine } from './text-engine.ts'
import type { TextCaret, TextState } from './text-state.ts'
import { Watermark } from '../ui/watermark/watermark.tsx'

export interface TextSurfaceProps extends SurfaceProps {
  /** The part's text exactly as stored: byte order mark and line breaks kept. */
  readonly text: string
  /** Whether the pointer marks whole words. */
  readonly snapToWords?: boolean
  /** Told when the person switches snapping with its key. */
  readonly onSnapToWords?: (snap: boolean) => void
  readonly onCaret?: (caret: TextCaret) => void
  readonly ref?: Ref<TextHandle>
}

/** What a screen can ask of the text besides showing it. */
export type TextHandle = Pick<TextEngine, 'label' | 'show' | 'focus'>

const nowhere = (): void => undefined

/** Shows one text with its spans, and labels it by pointer and keyboard. */
export const TextSurface = (props: TextSurfaceProps) => {
  const { doc, part, text, ontology, activeClassId, selection, readOnly, copyText, watermark } = props
  const { snapToWords = false, onSelect, onSnapToWords = nowhere, onCaret = nowhere, ref } = props
  const host = useRef<HTMLDivElement>(null)
  const engine = useRef<TextEngine | null>(null)
  const labels = useSyncExternalStore(doc.subscribe, doc.labels)
  const state = useMemo<TextState>(
    () => ({
      ...{ doc, part: part.part, ontology, activeClassId, selection, readOnly, copyText, snapToWords },
      ...{ onSelect, onSnapToWords, onCaret },
    }),
    [doc, part.part, ontology, activeClassId, selection, readOnly, copyText, snapToWords, onSelect, onSnapToWords, onCaret], // prettier-ignore
  )
  const latest = useRef(state)

  useLayoutEffect(() => {
    if (!host.current) return
    const made = createTextEngine(host.current, text, latest.current)
    engine.current = made
    return () => {
      engine.current = null
      made.dispose()
    }
  }, [text])

  useLayoutEffect(() => {
    latest.current = state
    engine.current?.update(state)
  }, [state, labels])

  useEffect(() => {
    const [only, ...more] = selection
    const inText = host.current?.contains(document.activeElement) === true
    if (only !== undefined && more.length === 0 && !inText) engine.current?.show(only)
  }, [selection])

  useImperativeHandle(
    ref,
    () => ({
      label: (classId) => engine.current?.label(classId) ?? false,
      show: (id) => engine.current?.show(id),
      focus: () => engine.current?.focus(),
    }),
    [],
  )

  return (
    <div className="tx-surface">
      <div className="tx-host" ref={host} data-copy={copyText} data-read-only={readOnly} />
      {watermark === null ? null : <Watermark text={watermark} />}
    </div>
  )
}
