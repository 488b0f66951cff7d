import type { SystemFiles } from './system-files.ts'

/** `memory`: it lies on no disk. `unknown`: the system does not say. */
export type DiskState = 'encrypted' | 'plain' | 'memory' | 'unknown'

const inMemory = new Set(['tmpfs', 'ramfs', 'devtmpfs'])

interface Mount {
  readonly device: string
  readonly point: string
  readonly kind: string
  readonly source: string
}

/** `/proc/self/mountinfo` writes space and backslash as three octal digits. */
const unescape = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

const readMounts = (files: SystemFiles): Mount[] =>
  (files.text('/proc/self/mountinfo') ?? '').split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ')
    const [, , device = '', , point = ''] = before.split(' ')
    const [kind = '', source = ''] = after.split(' ')
    return point === '' ? [] : [{ device, point: unescape(point), kind, source: unescape(source) }]
  })

const isBelow = (path: string, point: string): boolean =>
  path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`)

/** The mount that a path lies in: the deepest one, and of several at one point the last. */
const mountOf = (files: SystemFiles, path: string): Mount | null =>
  readMounts(files)
    .filter(({ point }) => isBelow(path, point))
    .reduce<Mount | null>(
      (best, mount) => (best === null || mount.point.length >= best.point.length ? mount : best),
      null,
    )

/** A mapped device is encrypted when it is a dm-crypt one, or when everything that it is put together from is. */
const stateOfDevice = (files: SystemFiles, device: string, depth = 0): DiskState => {
  const place = `/sys/dev/block/${device}`
  const uuid = files.text(`${place}/dm/uuid`)
  if (uuid?.startsWith('CRYPT-') === true) return 'encrypted'
  // A part of a disk has no parts of its own: the disk has them.
  const whole = files.text(`${place}/partition`) === null ? place : `${place}/..`
  const parts = files.names(`${whole}/slaves`).map((name) => files.text(`${whole}/slaves/${name}/dev`)?.trim() ?? '')
  if (parts.length > 0 && depth < 8) {
    const states = parts.map((part) => stateOfDevice(files, part, depth + 1))
    if (states.every((state) => state === 'encrypted')) return 'encrypted'
    return states.includes('plain') ? 'plain' : 'unknown'
  }
  return files.text(`${place}/dev`) === null && files.text(`${place}/size`) === null ? 'unknown' : 'plain'
}

/** Whether the disk below a folder is encrypted by the kernel (dm-crypt). Encryption by the drive itself is not seen. */
export const linuxDiskState = (files: SystemFiles, folder: string): DiskState => {
  const mount = mountOf(files, folder)
  if (mount === null) return 'unknown'
  if (inMemory.has(mount.kind)) return 'memory'
  const own = files.deviceOf(folder) ?? mount.device
  // File systems of several devices have a number of their own (major 0) and name one of the devices as their source.
  const device = own.startsWith('0:') ? files.deviceBehind(mount.source) : own
  return device === null || device.startsWith('0:') ? 'unknown' : stateOfDevice(files, device)
}

/** Whether memory can be written to a disk that is not encrypted. `memory`: there is no swap, or a compressed one in memory. */
export const linuxSwapState = (files: SystemFiles): DiskState => {
  const text = files.text('/proc/swaps')
  if (text === null) return 'unknown'
  const states = text
    .split('\n')
    .slice(1)
    .flatMap((line): DiskState[] => {
      const [path = '', kind = ''] = line.split(/\s+/)
      if (path === '') return []
      if (/^\/dev\/zram\d/.test(path)) return ['memory']
      if (kind === 'file') return [linuxDiskState(files, unescape(path))]
      const device = files.deviceBehind(path)
      return [device === null ? 'unknown' : stateOfDevice(files, device)]
    })
  for (const state of ['plain', 'unknown', 'encrypted'] as const) if (states.includes(state)) return state
  return 'memory'
}
