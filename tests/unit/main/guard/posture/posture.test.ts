import { describe, expect, it } from 'vitest'
import { readBitLocker, readFileVault } from '../../../../../src/main/guard/posture/ask-system.ts'
import { linuxCoreDumps } from '../../../../../src/main/guard/posture/core-dumps.ts'
import { linuxDiskState, linuxSwapState } from '../../../../../src/main/guard/posture/linux-disk.ts'
import { readPosture } from '../../../../../src/main/guard/posture/read-posture.ts'
import { readSeenFrom } from '../../../../../src/main/guard/posture/seen-from.ts'
import { ownSystemFiles, type SystemFiles } from '../../../../../src/main/guard/posture/system-files.ts'

interface Laid {
  readonly texts?: Readonly<Record<string, string>>
  readonly names?: Readonly<Record<string, readonly string[]>>
  readonly lies?: Readonly<Record<string, string>>
  readonly stands?: Readonly<Record<string, string>>
}

/** A system of files as Linux lays it out. */
const system = ({ texts = {}, names = {}, lies = {}, stands = {} }: Laid): SystemFiles => ({
  text: (path) => texts[path] ?? null,
  names: (path) => names[path] ?? [],
  deviceOf: (path) => lies[path] ?? null,
  deviceBehind: (path) => stands[path] ?? null,
})

const mounts = (...lines: readonly string[]): string => lines.map((line, at) => `${at + 20} 1 ${line}`).join('\n')
const root = '8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw'
const plainDisk = {
  '/sys/dev/block/8:2/dev': '8:2\n',
  '/sys/dev/block/8:2/size': '900\n',
  '/sys/dev/block/8:2/partition': '2\n',
}

describe('the disk below the home folder', () => {
  const homeDir = '/srv/home/a'

  it('is plain on a part of a disk without dm-crypt', () => {
    const files = system({ texts: { '/proc/self/mountinfo': mounts(root), ...plainDisk }, lies: { [homeDir]: '8:2' } })
    expect(linuxDiskState(files, homeDir)).toBe('plain')
  })

  it('is encrypted on LUKS, also below a volume group', () => {
    const files = system({
      texts: {
        '/proc/self/mountinfo': mounts(root, '253:1 / /srv rw - ext4 /dev/mapper/vg-srv rw'),
        '/sys/dev/block/253:1/dm/uuid': 'LVM-x\n',
        '/sys/dev/block/253:1/slaves/dm-0/dev': '253:0\n',
        '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS2-x\n',
      },
      names: { '/sys/dev/block/253:1/slaves': ['dm-0'] },
      lies: { [homeDir]: '253:1' },
    })
    expect(linuxDiskState(files, homeDir)).toBe('encrypted')
  })

  it('is plain when one of two disks that it is put together from is', () => {
    const files = system({
      texts: {
        '/proc/self/mountinfo': mounts('9:0 / / rw - ext4 /dev/md0 rw'),
        '/sys/dev/block/9:0/slaves/dm-0/dev': '253:0\n',
        '/sys/dev/block/9:0/slaves/sda2/dev': '8:2\n',
        '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS2-x\n',
        ...plainDisk,
      },
      names: { '/sys/dev/block/9:0/slaves': ['dm-0', 'sda2'] },
      lies: { [homeDir]: '9:0' },
    })
    expect(linuxDiskState(files, homeDir)).toBe('plain')
  })

  it('is looked up by its source where the file system has a number of its own', () => {
    const texts = {
      '/proc/self/mountinfo': mounts('0:35 /@home /srv rw - btrfs /dev/mapper/home rw'),
      '/sys/dev/block/253:0/dm/uuid': 'CRYPT-LUKS1-x\n',
    }
    const files = system({ texts, lies: { [homeDir]: '0:35' }, stands: { '/dev/mapper/home': '253:0' } })
    expect(linuxDiskState(files, homeDir)).toBe('encrypted')
  })

  it.each([
    ['an overlay', mounts('0:50 / / rw - overlay overlay rw'), 'unknown'],
    ['a share', mounts(root, '0:51 / /srv rw - nfs4 server:/x rw'), 'unknown'],
    ['memory', mounts(root, '0:52 / /srv rw - tmpfs tmpfs rw'), 'memory'],
    ['nothing that is known', '', 'unknown'],
    ['a device that sysfs does not have', mounts('8:9 / / rw - ext4 /dev/sdz rw'), 'unknown'],
  ])('on %s', (_what, text, state) => {
    expect(linuxDiskState(system({ texts: { '/proc/self/mountinfo': text } }), homeDir)).toBe(state)
  })

  it('lies in the deepest mount, whose name may hold a space', () => {
    const files = system({
      texts: {
        '/proc/self/mountinfo': mounts(
          root,
          '0:52 / /srv/a\\040b rw - tmpfs tmpfs rw',
          '8:2 / /srv rw - ext4 /dev/sda2 rw',
        ),
        ...plainDisk,
      },
      lies: { '/srv/ab': '8:2' },
    })
    expect(linuxDiskState(files, '/srv/a b/home')).toBe('memory')
    expect(linuxDiskState(files, '/srv/ab')).toBe('plain')
  })
})

describe('swap', () => {
  const swaps = (...lines: string[]) => ['Filename\tType\tSize\tUsed\tPriority', ...lines, ''].join('\n')
  const crypt = { '/sys/dev/block/253:2/dm/uuid': 'CRYPT-PLAIN-x\n' }

  it.each([
    ['no swap', swaps(), 'memory'],
    ['compressed memory', swaps('/dev/zram0 partition 100 0 5'), 'memory'],
    ['an encrypted one', swaps('/dev/dm-2 partition 100 0 5'), 'encrypted'],
    ['one that is not', swaps('/dev/dm-2 partition 100 0 5', '/dev/sda2 partition 100 0 -2'), 'plain'],
    ['a file on a plain disk', swaps('/swapfile file 100 0 -2'), 'plain'],
    ['a device that is not known', swaps('/dev/x partition 100 0 -2'), 'unknown'],
  ])('%s', (_what, text, state) => {
    const files = system({
      texts: { '/proc/swaps': text, '/proc/self/mountinfo': mounts(root), ...plainDisk, ...crypt },
      stands: { '/dev/dm-2': '253:2', '/dev/sda2': '8:2' },
    })
    expect(linuxSwapState(files)).toBe(state)
  })

  it('is unknown where the system does not tell', () => {
    expect(linuxSwapState(system({}))).toBe('unknown')
  })
})

describe('memory dumps', () => {
  const limits = (soft: string) =>
    `Limit  Soft Limit  Hard Limit  Units\nMax core file size        ${soft}   unlimited   bytes\n`

  it.each([
    ['1', '|/usr/bin/any %p', 'off'],
    ['0', 'core', 'off'],
    ['0', '|/lib/systemd/systemd-coredump %P', 'off'],
    ['0', '|/usr/bin/any %p', 'on'],
    ['unlimited', 'core', 'on'],
  ])('a limit of %s and the pattern %s: %s', (soft, pattern, state) => {
    const texts = { '/proc/self/limits': limits(soft), '/proc/sys/kernel/core_pattern': pattern }
    expect(linuxCoreDumps(system({ texts }))).toBe(state)
  })

  it('are unknown where there is no such file', () => {
    expect(linuxCoreDumps(system({}))).toBe('unknown')
    expect(linuxCoreDumps(system({ texts: { '/proc/self/limits': limits('0') } }))).toBe('unknown')
  })
})

describe('who may see the screen', () => {
  const pc = { manufacturer: 'Framework', model: 'Laptop 13' }

  it.each([
    ['win32', { SESSIONNAME: 'RDP-Tcp#5' }, true],
    ['win32', { SESSIONNAME: 'ICA-tcp#1' }, true],
    ['win32', { SESSIONNAME: 'Console' }, false],
    ['linux', { SSH_CONNECTION: '10.0.0.2 1 10.0.0.1 22' }, true],
    ['linux', { XRDP_SESSION: '1' }, true],
    ['linux', { DISPLAY: 'localhost:10.0' }, true],
    ['linux', { DISPLAY: ':0' }, false],
    ['linux', { DISPLAY: ':0', SSH_CLIENT: '' }, false],
    ['darwin', {}, false],
  ] as const)('on %s with %j: remote %s', (platform, environment, remote) => {
    expect(readSeenFrom(platform, environment, pc).remote).toBe(remote)
  })

  it.each([
    ['QEMU', 'Standard PC', true],
    ['VMware, Inc.', 'VMware7,1', true],
    ['Microsoft Corporation', 'Virtual Machine', true],
    ['Microsoft Corporation', 'Surface Laptop 5', false],
    ['not available', 'not available', false],
  ])('%s %s: virtual %s', (manufacturer, model, virtual) => {
    expect(readSeenFrom('linux', {}, { manufacturer, model }).virtual).toBe(virtual)
  })
})

describe('answers of other systems', () => {
  it.each([
    ['FileVault is On.\n', 'encrypted'],
    ['FileVault is Off.\n', 'plain'],
    ['FileVault is Off, but will be enabled after the next restart.\n', 'plain'],
    ['something new', 'unknown'],
    [null, 'unknown'],
  ])('FileVault: %j', (answer, state) => {
    expect(readFileVault(answer)).toBe(state)
  })

  it.each([
    ['1\r\n', 'encrypted'],
    ['2\r\n', 'plain'],
    ['3\r\n', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('BitLocker: %j', (answer, state) => {
    expect(readBitLocker(answer)).toBe(state)
  })
})

describe('this very system', () => {
  it('is asked without assuming anything', async () => {
    const hardware = { manufacturer: '', model: '' }
    const facts = await readPosture({
      homeDir: import.meta.dirname,
      platform: process.platform,
      environment: {},
      hardware,
    })
    expect(facts.map(({ guard }) => guard)).toEqual([
      'disk-encrypted',
      'swap-encrypted',
      'no-core-dumps',
      'capture-blocked',
      'not-remote',
      'not-virtual',
    ])
    const none = await readPosture({ homeDir: '/x', platform: 'linux', environment: {}, hardware, files: system({}) })
    expect(none.slice(0, 3).map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it.runIf(process.platform === 'linux')('numbers devices as the system does', () => {
    const device = ownSystemFiles.deviceOf('/dev/null')
    expect(ownSystemFiles.deviceBehind('/dev/null')).toBe('1:3')
    const listed = (ownSystemFiles.text('/proc/self/mountinfo') ?? '').split('\n').map((line) => line.split(' ')[2])
    expect(listed).toContain(device)
  })
})
