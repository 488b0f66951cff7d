import { Modal, type ModalProps } from '@mantine/core'
import { useFocusBack } from './use-focus-back.ts'

/** Every dialog of the window. The focus goes into it and comes back to where it was. */
export const Dialog = (props: ModalProps) => {
  useFocusBack(props.opened)
  return <Modal {...props} returnFocus={false} />
}
