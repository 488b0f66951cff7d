import { Button } from '@mantine/core'
import { IconWriting } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ItemState } from '../../../../shared/ipc/work.ts'
import type { Tool } from '../../canvas/tools/tool.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { ActionKey } from '../shell/action-key.tsx'
import { BrushControls, WandControls } from './brush-controls.tsx'
import { toolIcons } from './tool-rail.tsx'
import './context-bar.css'

const stateTags: Readonly<Record<ItemState, { readonly words: string; readonly tone: Tone } | null>> = {
  todo: null,
  finished: { words: 'Finished', tone: 'ok' },
  skipped: { words: 'Skipped', tone: 'plain' },
  returned: { words: 'Returned to you', tone: 'warn' },
  accepted: { words: 'Accepted', tone: 'ok' },
  erased: { words: 'Erased on request', tone: 'plain' },
}

export interface ContextBarProps {
  /** Null on items without a picture. */
  readonly tool: Tool | null
  /** What to do now, where the tool has more to say than its own hint. */
  readonly hint: string | null
  /** Stands in the place of tool and hint while something else is being done. */
  readonly doing: ReactNode
  readonly state: ItemState
  readonly busy: boolean
  /** What a person must not forget: a filter, a picture that is not shown as it is. */
  readonly chips: ReactNode
  /** What else can be done with the item, before Skip and Finish. */
  readonly buttons: ReactNode
  readonly onFinish: () => void
  readonly onSkip: () => void
  readonly onReopen: () => void
  /** What is still to be filled in, when something is. */
  readonly missing: ReactNode
}

const Doing = ({ tool, hint }: Pick<ContextBarProps, 'tool' | 'hint'>) => {
  const Icon = tool ? toolIcons[tool.id] : IconWriting
  return (
    <>
      <Icon size={16} stroke={1.6} className="acc" aria-hidden="true" />
      <b className="t1">{tool?.title ?? 'Span'}</b>
      <span className="context-rule" />
      <span className="ell">{hint ?? tool?.hint ?? 'Mark words, then press the digit of a label'}</span>
    </>
  )
}

/** What the tool does, how the item stands, and what ends it. */
export const ContextBar = (props: ContextBarProps) => {
  const { tool, hint, doing, state, busy, chips, buttons, missing } = props
  const { onFinish, onSkip, onReopen } = props
  const tag = stateTags[state]
  const done = state === 'finished' || state === 'accepted' || state === 'skipped'
  return (
    <section className="context-bar" aria-label="Tool and item" data-region>
      {doing ?? <Doing tool={tool} hint={hint} />}
      {(tool?.id === 'brush' || tool?.id === 'eraser') && <BrushControls />}
      {tool?.id === 'wand' && <WandControls />}
      <span className="context-end row">
        {chips}
        {buttons}
        {!done && missing}
        {tag && <Tag tone={tag.tone}>{tag.words}</Tag>}
        {done && state !== 'accepted' && (
          <Button size="compact-xs" disabled={busy} onClick={onReopen}>
            Reopen
          </Button>
        )}
        {!done && (
          <Button size="compact-xs" disabled={busy} onClick={onSkip}>
            Skip&nbsp;
            <ActionKey id="item.skip" />
          </Button>
        )}
        <Button size="compact-xs" variant="filled" disabled={busy} onClick={onFinish}>
          {done ? 'Next item' : 'Finish item'}&nbsp;
          <ActionKey id="item.finish" />
        </Button>
      </span>
    </section>
  )
}
