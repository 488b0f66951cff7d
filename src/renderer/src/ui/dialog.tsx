import { Modal, type ModalProps } from '@mantine/core'
import { useFocusBack } from './use-focus-back.ts'

/** Stands before the dialog in the page: a field of the dialog that takes the focus at once does so after this looked. */
const FocusBack = ({ opened }: Pick<ModalProps, 'opened'>) => {
  useFocusBack(opened)
  return null
}

/** Every dialog of the window. The focus goes into it and comes back to where it was. */
export const Dialog = (props: ModalProps) => (
  <>
    <FocusBack opened={props.opened} />
    <Modal {...props} returnFocus={false} />
  </>
)
