import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MemberId } from '../../../../shared/ids.ts'
import type { PersonalReport } from '../../../../shared/ipc/person.ts'
import type { Unlocked } from '../../../station/unlocked.ts'
import { asFailure } from '../../../storage/disk-failure.ts'
import { reportPage } from './report-page.ts'
import { reportPerson, reportSelf } from './report.ts'

/**
 * Writes a report as JSON and as a page into a folder. The files are plain: whoever has them has the person's data.
 *
 * @throws {@link Failure} `NOT_FOUND`, `NOT_PERMITTED`, `DISK_FULL`, `DISK_FAILED`
 */
export const saveReport = async (
  at: Unlocked,
  target: { readonly memberId: MemberId; readonly folder: string },
): Promise<{ files: string[] }> => {
  return write(at, await reportPerson(at, target.memberId), target.folder)
}

/** The same about whoever works on this device. @throws {@link Failure} `NOT_FOUND`, `DISK_FULL`, `DISK_FAILED` */
export const saveOwnReport = async (at: Unlocked, folder: string): Promise<{ files: string[] }> =>
  write(at, await reportSelf(at), folder)

const write = async (at: Unlocked, report: PersonalReport, folder: string): Promise<{ files: string[] }> => {
  const base = `personal-data-${report.memberId}-${report.at.replaceAll(/[:.]/g, '-')}`
  const files = { [`${base}.json`]: `${JSON.stringify(report, null, 2)}\n`, [`${base}.html`]: reportPage(report) }
  try {
    for (const [file, content] of Object.entries(files))
      await writeFile(join(folder, file), content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw asFailure(error)
  }
  at.audit.append({ event: 'export.write', result: 'done', reason: 'personal-data', subject: report.memberId })
  return { files: Object.keys(files) }
}
