import { ActionIcon, Popover } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'

const lines: readonly (readonly [string, string])[] = [
  ['cat 14', 'words of names, answers and what was written; a number is that of the name'],
  ['missing', 'something is still to be filled in'],
  ['hidden  occluded  locked', 'as it stands'],
  ['suggested  score:0.3-0.5', 'what a model proposed, and how sure it was'],
  ['gait:trot', 'an answer: attribute, colon, answer'],
  ['polygon  kind:box', 'how it is drawn'],
  ['group:a1  #c41f', 'a group, an id'],
  ['-occluded', 'turned round'],
  ['why:"too dark"', 'several words together'],
]

/** Says what may be written into the filter of the objects. */
export const FilterHelp = () => (
  <Popover position="bottom-end" width={330} trapFocus withinPortal>
    <Popover.Target>
      <ActionIcon size={24} aria-label="What the filter understands" title="What the filter understands">
        <IconHelp size={16} stroke={1.6} />
      </ActionIcon>
    </Popover.Target>
    <Popover.Dropdown>
      <dl className="filter-help" tabIndex={0}>
        {lines.map(([token, words]) => (
          <div key={token}>
            <dt className="mono">{token}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Popover.Dropdown>
  </Popover>
)
