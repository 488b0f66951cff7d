import { useRoute, type RouteOf } from '../route.ts'
import { Trail } from '../shell/slots.tsx'
import { ReviewPage } from './review-page.tsx'
import { ReviewQueue } from './review-queue.tsx'
import './review.css'

/** Delivered work: the queue, or one shard of it. */
export const ReviewScreen = ({ route }: { readonly route: RouteOf<'review'> }) => {
  const { go } = useRoute()
  const { projectId, shardId, index } = route
  if (projectId === undefined || shardId === undefined)
    return (
      <>
        <Trail parts={[{ words: 'Review' }]} />
        <ReviewQueue />
      </>
    )
  return (
    <ReviewPage
      key={shardId}
      projectId={projectId}
      shardId={shardId}
      index={index}
      onIndex={(next) => go({ screen: 'review', projectId, shardId, index: next })}
    />
  )
}
