import { groupOf } from '../../../shared/audit/event-groups.ts'
import type { ChainedEntry } from './audit-line.ts'

/** Whose trail it is: every line says so, because lines of many devices meet in one place. */
export interface CefDevice {
  readonly deviceId: string
  readonly organisationId: string
  /** Version of the app that writes the lines. */
  readonly version: string
}

const oneLine = (value: string): string => value.replaceAll(/[\r\n]+/g, ' ')

/** In the header `\` and `|` are escaped, and a line end cannot stand there at all. */
export const escapeCefHeader = (value: string): string => oneLine(value).replaceAll(/[\\|]/g, (sign) => `\\${sign}`)

/** In the extension `\` and `=` are escaped, and line ends are written as `\r` and `\n`. */
export const escapeCefValue = (value: string): string =>
  value
    .replaceAll(/[\\=]/g, (sign) => `\\${sign}`)
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')

const grave = new Set(['audit.broken', 'audit.witness', 'log.broken', 'home.restored', 'clock.back'])
const worthALook = new Set(['deletion', 'trust', 'export'])

/**
 * How grave an entry is, 0 to 10: 9 for signs of tampering, 7 for what failed, 6 for what was refused, 4 for changes of trust,
 * deletion and export, 2 for the rest.
 */
export const cefSeverity = ({ event, result }: Pick<ChainedEntry, 'event' | 'result'>): number => {
  if (grave.has(event)) return 9
  if (result === 'failed') return 7
  if (result === 'refused') return 6
  return worthALook.has(groupOf(event) ?? '') ? 4 : 2
}

/**
 * Writes an entry as one line of ArcSight's Common Event Format, version 0, without its line end.
 *
 * @see docs/formats/audit-v1.md § Export
 */
export const cefLine = (entry: ChainedEntry, device: CefDevice): string => {
  const header = ['CEF:0', 'Auxerta', 'Workstation', device.version, entry.event, `${entry.event} ${entry.result}`]
  const fields: readonly (readonly [string, string | null])[] = [
    ['rt', String(Date.parse(entry.at))],
    ['externalId', String(entry.entry)],
    ['act', entry.result],
    ['outcome', entry.result === 'refused' || entry.result === 'failed' ? 'failure' : 'success'],
    ['reason', entry.reason],
    ['deviceExternalId', device.deviceId],
    ['cs1Label', entry.subject === null ? null : 'subject'],
    ['cs1', entry.subject],
    ['cs2Label', 'hash'],
    ['cs2', entry.hash],
    ['cs3Label', 'previousHash'],
    ['cs3', entry.prev],
    ['cs4Label', 'build'],
    ['cs4', entry.build],
    ['cs5Label', 'organisation'],
    ['cs5', device.organisationId],
  ]
  const extension = fields.flatMap(([key, value]) => (value === null ? [] : [`${key}=${escapeCefValue(value)}`]))
  return [...header.map(escapeCefHeader), String(cefSeverity(entry)), extension.join(' ')].join('|')
}
