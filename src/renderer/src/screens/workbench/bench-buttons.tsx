import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconBook2,
  IconDots,
  IconFlag,
  IconFlagFilled,
  IconHistory,
  IconMessagePlus,
  type Icon,
} from '@tabler/icons-react'
import { useHints } from '../../actions/actions-provider.tsx'
import type { ActionId } from '../../actions/catalogue/index.ts'
import { ActionKey } from '../shell/action-key.tsx'

export interface BenchButtonsProps {
  readonly flagged: boolean
  readonly onFlag: () => void
  /** Null where nothing can be said any more. */
  readonly onComment: (() => void) | null
  readonly guidelines: boolean
  readonly onGuidelines: () => void
  readonly history: boolean
  readonly onHistory: () => void
}

interface Act {
  readonly id: ActionId
  readonly words: string
  readonly icon: Icon
  readonly pressed?: boolean
  readonly run: (() => void) | null
}

const actsOf = ({ flagged, onFlag, onComment, ...shown }: BenchButtonsProps): readonly Act[] => [
  {
    id: 'item.flag',
    words: flagged ? 'Take the flag off' : 'Flag the item for yourself',
    icon: flagged ? IconFlagFilled : IconFlag,
    pressed: flagged,
    run: onFlag,
  },
  { id: 'item.comment', words: 'Write to the lead', icon: IconMessagePlus, run: onComment },
  {
    id: 'item.guidelines',
    words: shown.guidelines ? 'Close the guidelines' : 'Show the guidelines',
    icon: IconBook2,
    pressed: shown.guidelines,
    run: shown.onGuidelines,
  },
  {
    id: 'history.list',
    words: shown.history ? 'Close the history' : 'Show the history',
    icon: IconHistory,
    pressed: shown.history,
    run: shown.onHistory,
  },
]

const Wide = ({ acts }: { readonly acts: readonly Act[] }) => {
  const hint = useHints()
  return (
    <span className="bench-buttons-wide row">
      {acts.map(({ id, words, icon: Icon, pressed, run }) => (
        <Tooltip key={id} label={`${words}  ${hint(id)}`}>
          <ActionIcon
            size={26}
            aria-label={words}
            aria-pressed={pressed}
            disabled={run === null}
            data-on={pressed || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run?.()}
          >
            <Icon size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  )
}

/** What else can be done with the item. On narrow windows it goes into one menu. */
export const BenchButtons = (props: BenchButtonsProps) => {
  const acts = actsOf(props)
  return (
    <>
      <Wide acts={acts} />
      <span className="bench-buttons-narrow">
        <Menu position="bottom-end" withinPortal shadow="md">
          <Menu.Target>
            <ActionIcon size={26} aria-label="More about the item" data-on={props.flagged || undefined}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {acts.map(({ id, words, icon: Icon, run }) => (
              <Menu.Item
                key={id}
                disabled={run === null}
                leftSection={<Icon size={16} stroke={1.6} />}
                rightSection={<ActionKey id={id} />}
                onClick={() => run?.()}
              >
                {words}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </span>
    </>
  )
}
