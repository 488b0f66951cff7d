import { useMemo } from 'react'

/** How often the words are repeated over the text: enough that no part of a 4K screen is without them. */
const copies = 420

/** The words of the policy, laid faintly over the content. Says who read it; hides nothing. */
export const Watermark = ({ text }: { readonly text: string }) => {
  const rows = useMemo(() => Array.from({ length: copies }, (_, at) => <span key={at}>{text}</span>), [text])
  return (
    <div className="tx-watermark" aria-hidden="true">
      <div>{rows}</div>
    </div>
  )
}
