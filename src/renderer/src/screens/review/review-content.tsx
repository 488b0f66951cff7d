import { Button } from '@mantine/core'
import { useState } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemPart } from '../../../../shared/ipc/work.ts'
import { ImageSurface } from '../../canvas/image-surface.tsx'
import { createImageView } from '../../canvas/image-view.ts'
import type { SurfaceProps } from '../../document/surface-props.ts'
import { TextSurface } from '../../text/text-surface.tsx'
import { usePartText } from '../../text/use-part-text.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { IssuePins } from '../workbench/comments/issue-pins.tsx'
import type { Review } from './use-review.ts'

/** Which labels are marked, and how the two sides of the page tell each other. */
export interface Marks {
  readonly selection: ReadonlySet<LabelId>
  readonly onSelect: (ids: readonly LabelId[]) => void
  readonly hovered: LabelId | null
  readonly onHover: (id: LabelId | null) => void
}

const isImage = (part: ItemPart): boolean => part.mediaType.startsWith('image/')
const isText = (part: ItemPart): boolean => part.mediaType.startsWith('text/')

/** The item as the annotator left it, to look at. */
export const ReviewContent = ({ review, marks }: { readonly review: Review; readonly marks: Marks }) => {
  const { opened, doc, shard } = review
  if (opened.error && !opened.value)
    return (
      <div className="review-trouble">
        <ErrorNote error={opened.error} onRetry={opened.reload} />
      </div>
    )
  if (!opened.value || !doc || !shard.value) return <div className="review-parts" aria-busy="true" />
  const parts = opened.value.parts.filter((part) => isImage(part) || isText(part))
  const { ontology, watermark, copyText } = shard.value
  const shared = { doc, ontology, watermark, copyText, activeClassId: null, readOnly: true }
  return (
    <div className="review-parts" data-parts={parts.length}>
      {parts.length === 0 && <Note>This item has no part that can be shown.</Note>}
      {parts.map((part) =>
        isImage(part) ? (
          <PicturePart key={part.url} part={part} review={review} {...shared} {...marks} />
        ) : (
          <TextPart key={part.url} part={part} {...shared} selection={marks.selection} onSelect={marks.onSelect} />
        ),
      )}
    </div>
  )
}

/** A picture with what was pinned to it. */
const PicturePart = ({
  review,
  ...shown
}: SurfaceProps & Pick<Marks, 'hovered' | 'onHover'> & { readonly review: Review }) => {
  const [view] = useState(createImageView)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="picture-place">
      <ImageSurface {...shown} view={view} />
      <IssuePins
        {...{ view, chosen }}
        doc={shown.doc}
        comments={review.opened.value?.comments ?? []}
        onChoose={setChosen}
        onPlace={null}
      />
    </div>
  )
}

const TextPart = (props: SurfaceProps) => {
  const [held, retry] = usePartText(props.part.url)
  if (held.stage === 'loading') return <div aria-busy="true" />
  if (held.stage === 'failed')
    return (
      <div className="review-trouble">
        <Note
          tone="bad"
          action={
            <Button size="compact-xs" onClick={retry}>
              Try again
            </Button>
          }
        >
          This text cannot be shown. It may be damaged, or the shard was closed meanwhile.
        </Note>
      </div>
    )
  return <TextSurface {...props} text={held.text} />
}
