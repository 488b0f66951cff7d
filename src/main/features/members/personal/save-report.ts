import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MemberId } from '../../../../shared/ids.ts'
import type { Unlocked } from '../../../station/unlocked.ts'
import { asFailure } from '../../../storage/disk-failure.ts'
import { reportPage } from './report-page.ts'
import { reportPerson } from './report.ts'

/**
 * Writes a report as JSON and as a page into a folder. The files are plain: whoever has them has the person's data.
 *
 * @throws {@link Failure} `NOT_FOUND`, `NOT_PERMITTED`, `DISK_FULL`, `DISK_FAILED`
 */
export const saveReport = async (
  at: Unlocked,
  target: { readonly memberId: MemberId; readonly folder: string },
): Promise<{ files: string[] }> => {
  const report = await reportPerson(at, target.memberId)
  const base = `personal-data-${target.memberId}-${report.at.replaceAll(/[:.]/g, '-')}`
  const files = { [`${base}.json`]: `${JSON.stringify(report, null, 2)}\n`, [`${base}.html`]: reportPage(report) }
  try {
    for (const [file, content] of Object.entries(files))
      await writeFile(join(target.folder, file), content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw asFailure(error)
  }
  at.audit.append({ event: 'export.write', result: 'done', reason: 'personal-data', subject: target.memberId })
  return { files: Object.keys(files) }
}
