import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Note } from '../../ui/note.tsx'

interface BoundaryProps {
  readonly children: ReactNode
}

/** Keeps a screen that broke from taking the window with it. Nothing of what it showed is repeated. */
export class ScreenBoundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div className="page">
        <Note
          tone="bad"
          action={
            <Button size="compact-xs" onClick={() => this.setState({ broken: false })}>
              Show it again
            </Button>
          }
        >
          This screen stopped working. What was saved is safe. <span className="note-code mono">INTERNAL</span>
        </Note>
      </div>
    )
  }
}
