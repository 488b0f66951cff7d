import { readFileSync } from 'node:fs'
import { arch, platform, release, type } from 'node:os'

const unknown = 'not available'

/** Reads one field of the firmware's table on Linux; other systems and unprivileged readers get "not available". */
const firmware = (field: string): string => {
  try {
    return readFileSync(`/sys/class/dmi/id/${field}`, 'utf8').trim().slice(0, 80) || unknown
  } catch {
    return unknown
  }
}

/** What is sanitised, as NIST SP 800-88 asks: the machine, as far as an ordinary program may know it. */
export const describeHardware = (): { manufacturer: string; model: string; serial: string; media: string } => ({
  manufacturer: firmware('sys_vendor'),
  model: firmware('product_name'),
  serial: firmware('product_serial'),
  media: 'Folder of the workstation on an internal disk',
})

/** The operating system in words. */
export const describeSystem = (): string => `${type()} ${release()}, ${platform()} ${arch()}`
