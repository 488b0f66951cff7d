import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createItemDocument } from '../../src/renderer/src/document/item-document.ts'
import { TextSurface, type TextHandle } from '../../src/renderer/src/text/text-surface.tsx'
import type { TextCaret } from '../../src/renderer/src/text/text-state.ts'
import { adoptTheme } from '../../src/renderer/src/ui/theme-provider.tsx'
import type { ChangeId, LabelId } from '../../src/shared/ids.ts'
import type { ItemPart } from '../../src/shared/ipc/work.ts'
import type { ClassId } from '../../src/shared/labels/base.ts'
import type { Ontology } from '../../src/shared/labels/ontology.ts'
import type { SpanLabel } from '../../src/shared/labels/span.ts'

/** A page with one text surface on it, told by `?text=…&spans=…`. What happened is in `window.seen`. */
interface Told {
  readonly text: string
  readonly spans: readonly SpanLabel[]
  readonly readOnly: boolean
  readonly copyText: boolean
}

const told = JSON.parse(new URLSearchParams(location.search).get('told') ?? '') as Told
const ontology: Ontology = {
  version: 1,
  classes: ['Person', 'Place', 'Claim'].map((name, at) => ({
    id: name.toLowerCase() as ClassId,
    name,
    colour: at + 1,
    kinds: ['span'],
  })),
}
const part: ItemPart = { part: 'txt', mediaType: 'text/plain', sizeBytes: 0, widthPx: 0, heightPx: 0, lengthCodePoints: 0, url: '', pyramid: null } // prettier-ignore

let ids = 0
const doc = createItemDocument({
  opened: {
    changes: [
      { id: 'change-0' as ChangeId, cause: 'span.import', origin: 'import', at: '2026-11-24T10:00:00.000Z', before: [], after: [...told.spans] },
    ],
  }, // prettier-ignore
  save: () => Promise.resolve({ savedAt: '2026-11-24T10:00:00.000Z' }),
  now: () => new Date(Date.UTC(2026, 10, 24, 10)),
  newId: () => `made-${++ids}`,
})

const Page = () => {
  const [selection, setSelection] = useState<ReadonlySet<LabelId>>(new Set())
  const [snapToWords, onSnapToWords] = useState(true)
  const [caret, onCaret] = useState<TextCaret | null>(null)
  const onSelect = useCallback((next: readonly LabelId[]) => setSelection(new Set(next)), [])
  const handle = useRef<TextHandle>(null)
  useEffect(() => {
    // A screen gives digits to the text through its handle.
    const press = (event: KeyboardEvent) => {
      const entry = event.defaultPrevented ? undefined : ontology.classes[Number(event.key) - 1]
      if (entry) handle.current?.label(entry.id)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const given = useMemo(() => ({ doc, part, ontology, text: told.text }), [])
  Object.assign(window, {
    seen: () => ({
      selection: [...selection],
      snapToWords,
      caret,
      labels: [...doc.labels().values()],
      causes: doc.changes().map((change) => change.cause),
    }),
    undo: doc.undo,
  })
  return (
    <div style={{ position: 'fixed', inset: 0 }}>
      <button id="before">Before</button>
      <TextSurface
        {...given}
        {...{ selection, onSelect, snapToWords, onSnapToWords, onCaret }}
        ref={handle}
        activeClassId={'place' as ClassId}
        readOnly={told.readOnly}
        copyText={told.copyText}
        watermark="Mira Okafor"
      />
      <button id="after">After</button>
    </div>
  )
}

adoptTheme()
const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
