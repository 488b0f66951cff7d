import type { SystemFiles } from './system-files.ts'

/**
 * Whether the kernel would write the memory of this program to a file when it crashes.
 *
 * A limit of 0 stops files, not a collector that the dump is handed to; only 1 stops both (`core(5)`). systemd's collector and
 * Ubuntu's heed the limit by themselves.
 */
export const linuxCoreDumps = (files: SystemFiles): 'off' | 'on' | 'unknown' => {
  const limit = /^Max core file size\s+(\S+)/m.exec(files.text('/proc/self/limits') ?? '')?.[1]
  if (limit === undefined) return 'unknown'
  if (limit === '1') return 'off'
  if (limit !== '0') return 'on'
  const pattern = files.text('/proc/sys/kernel/core_pattern')
  if (pattern === null) return 'unknown'
  if (!pattern.startsWith('|')) return 'off'
  return /systemd-coredump|apport/.test(pattern) ? 'off' : 'on'
}
