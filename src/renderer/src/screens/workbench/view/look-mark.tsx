import { ActionIcon } from '@mantine/core'
import { IconSun, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import type { ImageView } from '../../../canvas/image-view.ts'
import { adjustedWords, asItIs } from './kept-look.ts'
import './view.css'

/** Says that the picture is not shown as it is, so that nobody judges it by mistake; a press sets it back. */
export const LookMark = ({ view }: { readonly view: ImageView }) => {
  const look = useSyncExternalStore(view.subscribe, () => view.get().look)
  const words = adjustedWords(look).join(', ')
  if (words === '') return null
  return (
    <span className="look-mark">
      <IconSun size={12} stroke={1.8} aria-hidden="true" />
      <span className="ell" title={words}>
        {words}
      </span>
      <ActionIcon size={20} aria-label="Show the picture as it is" onClick={() => view.setLook(asItIs(look))}>
        <IconX size={12} stroke={1.8} />
      </ActionIcon>
    </span>
  )
}
