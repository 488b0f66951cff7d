import { Button, Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ItemPart } from '../../../../shared/ipc/work.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { TextCaret } from '../../text/text-state.ts'
import { TextSurface } from '../../text/text-surface.tsx'
import { usePartText } from '../../text/use-part-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { ActionKey } from '../shell/action-key.tsx'
import type { Bench } from './use-bench.ts'
import { useKeptChoice } from './use-kept-choice.ts'
import './text-content.css'

export interface TextContentProps {
  readonly bench: Pick<Bench, 'activeClassId' | 'selection' | 'select' | 'textHandle'>
  readonly doc: ItemDocument
  readonly part: ItemPart
  readonly ontology: Ontology
  readonly readOnly: boolean
  readonly watermark: string | null
  readonly copyText: boolean
  /** Whether the text takes the keyboard when nothing else has it. */
  readonly takesFocus: boolean
}

const placeWords = ({ paragraph, start, end }: TextCaret): string => {
  const where = paragraph === null ? '' : `¶ ${formatCount(paragraph)}, `
  return start === end
    ? `${where}character ${formatCount(start)}`
    : `${where}characters ${formatCount(start)} to ${formatCount(end)}`
}

const TextBar = (props: {
  readonly caret: TextCaret | null
  readonly lengthCodePoints: number
  readonly snap: boolean
  readonly onSnap: (snap: boolean) => void
  readonly readOnly: boolean
}) => (
  <div className="text-content-bar">
    <span className="num">
      {props.caret ? placeWords(props.caret) : `${formatCount(props.lengthCodePoints)} characters`}
    </span>
    {!props.readOnly && (
      <span className="end row">
        <Checkbox
          size="xs"
          label="Snap to words"
          checked={props.snap}
          onChange={(event) => props.onSnap(event.currentTarget.checked)}
          onMouseDown={(event) => event.preventDefault()}
        />
        <ActionKey id="text.snap" />
      </span>
    )}
  </div>
)

/** One text of an item with its spans, and below it where the caret is. */
export const TextContent = ({ bench, doc, part, ontology, takesFocus, ...shown }: TextContentProps) => {
  const [read, retry] = usePartText(part.url)
  const [snapToWords, onSnapToWords] = useKeptChoice('text.snap-to-words', true)
  const [caret, setCaret] = useState<TextCaret | null>(null)
  const text = read.stage === 'ready' ? read.text : null
  const { textHandle } = bench

  useEffect(() => {
    setCaret(null)
    if (takesFocus && text !== null && document.activeElement === document.body) textHandle.current?.focus()
  }, [text, takesFocus, textHandle])

  if (text === null)
    return (
      <div className="text-content-note">
        {read.stage === 'loading' ? (
          <span className="late">Opening the text…</span>
        ) : (
          <EmptyState title="This text cannot be shown" actions={<Button onClick={retry}>Try again</Button>}>
            It is damaged, or it may no longer be read on this device.
          </EmptyState>
        )}
      </div>
    )
  return (
    <div className="text-content">
      <TextSurface
        {...{ doc, part, ontology, text, snapToWords, onSnapToWords, ...shown }}
        ref={bench.textHandle}
        activeClassId={bench.activeClassId}
        selection={bench.selection}
        onSelect={bench.select}
        onCaret={setCaret}
      />
      <TextBar
        caret={caret}
        lengthCodePoints={part.lengthCodePoints}
        snap={snapToWords}
        onSnap={onSnapToWords}
        readOnly={shown.readOnly}
      />
    </div>
  )
}
