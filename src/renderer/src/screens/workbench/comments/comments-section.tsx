import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import { atImage, type ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { useHints } from '../../../actions/actions-provider.tsx'
import { formatCount } from '../../../ui/format.ts'
import { ErrorNote } from '../../../ui/note.tsx'
import { CommentComposer } from './comment-composer.tsx'
import { CommentThread } from './comment-thread.tsx'
import { inReadingOrder, threadsOf, type Thread } from './threads.ts'
import type { Conversation } from './use-conversation.ts'
import './comments.css'

export interface CommentsSectionProps {
  readonly talk: Conversation
  /** The label that a new comment may be pinned to. */
  readonly selected: { readonly id: LabelId; readonly name: string } | null
  readonly hasPicture: boolean
  readonly readOnly: boolean
  /** Whether the label a comment is pinned to is still there. */
  readonly has: (id: LabelId) => boolean
  readonly onShow: (id: LabelId) => void
  readonly onShowPoint: (point: ImagePoint) => void
}

const Head = ({ count, onBegin }: { readonly count: number; readonly onBegin: (() => void) | null }) => {
  const hint = useHints()
  return (
    <div className="panel-head">
      <b>Comments</b>
      <span className="t3 xs num">{formatCount(count)}</span>
      {onBegin && (
        <Tooltip label={`Write to the lead  ${hint('item.comment')}`}>
          <ActionIcon className="end" size={24} aria-label="Write to the lead" onClick={onBegin}>
            <IconMessagePlus size={14} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}

const showOf = ({ first }: Thread, { has, onShow, onShowPoint }: CommentsSectionProps): (() => void) | null => {
  const { point, labelId } = first
  if (point) return () => onShowPoint(atImage(point[0], point[1]))
  return labelId !== null && has(labelId as LabelId) ? () => onShow(labelId as LabelId) : null
}

const ShownThread = ({ thread, section }: { readonly thread: Thread; readonly section: CommentsSectionProps }) => {
  const { talk, readOnly } = section
  const { id } = thread.first
  const show = showOf(thread, section)
  const acts = {
    answer: () => talk.begin(id),
    resolve: (resolved: boolean) => talk.resolve(id, resolved),
    takeBack: talk.takeBack,
  }
  const onShow = () => {
    talk.choose(id)
    show?.()
  }
  return (
    <CommentThread thread={thread} chosen={talk.chosen === id} onShow={show && onShow} acts={readOnly ? null : acts} />
  )
}

/** What annotator and reviewer said about the item, and where more is said. Nothing is there while nothing is said. */
export const CommentsSection = (props: CommentsSectionProps) => {
  const { talk, selected, hasPicture, readOnly } = props
  const threads = useMemo(() => inReadingOrder(threadsOf(talk.comments)), [talk.comments])
  const { draft } = talk
  if (threads.length === 0 && draft === null) return null
  return (
    <section className="panel-section comments" aria-label="Comments">
      <Head count={talk.comments.length} onBegin={readOnly || draft ? null : () => talk.begin()} />
      {draft && (
        <CommentComposer
          draft={draft}
          labelName={selected?.name ?? null}
          hasPicture={hasPicture}
          busy={talk.busy}
          onChange={talk.change}
          onSend={() => talk.send(selected?.id ?? null)}
          onCancel={talk.cancel}
        />
      )}
      {talk.error && <ErrorNote error={talk.error} />}
      <div className="comment-threads">
        {threads.map((thread) => (
          <ShownThread key={thread.first.id} thread={thread} section={props} />
        ))}
      </div>
    </section>
  )
}
