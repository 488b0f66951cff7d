import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconKeyboard, IconLock } from '@tabler/icons-react'
import { useLock, useSession } from '../../station/station-provider.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { roleWords } from '../../ui/role-words.ts'
import { ActionKey } from './action-key.tsx'
import { themeWords, useThemeChoice, type ThemeChoice } from './theme-choice.tsx'

/** The person at the workstation: who it is, how the window looks, which keys do what, lock. */
export const PersonMenu = ({ onKeys }: { readonly onKeys: () => void }) => {
  const lock = useLock()
  const { member, device } = useSession()
  const { choice, choose } = useThemeChoice()
  if (!member) return null
  return (
    <Menu width={240} position="bottom-end" shadow="none" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <UnstyledButton className="person-button" aria-label={`${member.name}, menu`}>
          <Avatar name={member.name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="person-head">
          <b>{member.name}</b>
          <div className="xs t3">
            {roleWords(member.roles)} · {device?.name}
          </div>
        </div>
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        {(Object.keys(themeWords) as ThemeChoice[]).map((entry) => (
          <Menu.Item
            key={entry}
            leftSection={entry === choice ? <IconCheck size={14} /> : <span className="menu-blank" />}
            onClick={() => choose(entry)}
          >
            {themeWords[entry]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={14} stroke={1.6} />}
          rightSection={<ActionKey id="shell.keys" />}
          onClick={onKeys}
        >
          Shortcuts…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLock size={14} stroke={1.6} />}
          rightSection={<ActionKey id="shell.lock" />}
          onClick={lock}
        >
          Lock now
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
