import type { PersonalReport } from '../../../../shared/ipc/person.ts'

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`)

type Cell = string | number | null

const table = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  if (rows.length === 0) return '<p>Nothing.</p>'
  const cells = (row: readonly Cell[], tag: string): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(String(cell ?? ''))}</${tag}>`).join('')}</tr>`
  return `<table><thead>${cells(heads, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('\n')}</tbody></table>`
}

const part = (title: string, why: string, content: string): string =>
  `<section><h2>${escaped(title)}</h2><p>${escaped(why)}</p>\n${content}\n</section>`

const minutes = (seconds: number): string => `${String(Math.round(seconds / 60))} min`

const style =
  'body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%;font-size:12px}td,th{border:1px solid #999;padding:3px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}' +
  'section{break-inside:avoid-page}'

type Part = (report: PersonalReport) => string

const membershipPart: Part = ({ devices }) =>
  part(
    'Membership',
    'Names are sealed for admins, leads and reviewers; everybody else sees ids.',
    table(
      ['Name', 'Device', 'Device id', 'Roles', 'Country', 'Since', 'Ended'],
      devices.map((row) => [
        ...[row.memberName, row.deviceName, row.deviceId, row.roles.join(', '), row.region],
        ...[row.enrolledAt, row.revokedAt],
      ]),
    ),
  )

const requestsPart: Part = ({ requests }) =>
  part(
    'Requests to join under this name',
    'They lie on the exchange, sealed to the admin, until they are decided.',
    table(
      ['Name', 'Device', 'Asked'],
      requests.map((row) => [row.memberName, row.deviceName, row.at]),
    ),
  )

const grantsPart: Part = ({ grants }) =>
  part(
    'Assignments',
    'Which shards were given to this person, from when until when. Signed in the logs of the projects.',
    table(
      ['Project', 'Role', 'Shards', 'From', 'Until', 'Ended'],
      grants.map((row) => [row.projectName, row.role, row.shards, row.notBefore, row.expires, row.endedAt]),
    ),
  )

const workTable = (row: PersonalReport['work'][number]): string =>
  table(
    ['Project', 'Delivered', 'Labels', 'Time', 'Accepted', 'Returned', 'Waiting', 'First', 'Last'],
    [
      [
        ...[row.projectName, row.rounds, row.labels, minutes(row.activeSeconds)],
        ...[row.accepted, row.returned, row.waiting, row.firstAt, row.lastAt],
      ],
    ],
  )

const said = (head: string, rows: readonly { readonly at: string; readonly text: string }[]): string =>
  rows.length === 0
    ? ''
    : table(
        ['When', head],
        rows.map((row) => [row.at, row.text]),
      )

const orNothing = (content: string): string => (content === '' ? '<p>Nothing.</p>' : content)

const workPart: Part = ({ work }) =>
  part(
    'Work and working time',
    'Delivered items with the time they were in use, and what reviewers wrote about them.',
    orNothing(work.map((row) => workTable(row) + said('Remark about this work', row.remarks)).join('\n')),
  )

const herePart: Part = ({ here }) =>
  part(
    'Work on this device',
    'Items touched here and not yet wiped, with the time they were in use.',
    orNothing(
      here
        .map((row) => {
          const line = [row.projectName, row.items, row.labels, minutes(row.activeSeconds)]
          return table(['Project', 'Items', 'Labels', 'Time'], [line]) + said('Remark about this work', row.remarks)
        })
        .join('\n'),
    ),
  )

const reviewsPart: Part = ({ reviews }) =>
  part(
    'Reviews',
    'What this person decided and wrote as a reviewer.',
    orNothing(
      reviews
        .map((row) => {
          const decided = `<p>${escaped(row.projectName)}: ${String(row.decisions)} decisions</p>`
          return decided + said('Comment', row.comments)
        })
        .join('\n'),
    ),
  )

const logsPart: Part = ({ logs }) =>
  part(
    'Signed entries of the devices',
    'What the devices of this person signed into their logs, by kind. Ids, digests and times.',
    table(
      ['Device id', 'Kind', 'Entries', 'First', 'Last'],
      logs.map((row) => [row.deviceId, row.kind, row.entries, row.firstAt, row.lastAt]),
    ),
  )

const certificatesPart: Part = ({ certificates }) =>
  part(
    'Certificates of deletion',
    'Signed by the devices of this person when they deleted data.',
    table(
      ['Certificate', 'Project id', 'When'],
      certificates.map((row) => [row.certificateId, row.projectId, row.at]),
    ),
  )

const auditPart: Part = ({ audit }) =>
  part(
    'Audit trail of this device',
    `${String(audit.total)} entries name this person or their devices by id; the newest ${String(audit.entries.length)} are listed.`,
    table(
      ['Entry', 'When', 'Event', 'Result', 'Reason', 'Subject'],
      audit.entries.map((row) => [row.entry, row.at, row.event, row.result, row.reason, row.subject]),
    ),
  )

const parts: readonly Part[] = [
  ...[membershipPart, requestsPart, grantsPart, workPart, herePart, reviewsPart],
  ...[logsPart, certificatesPart, auditPart],
]

/** Writes a report as a page that needs nothing else: no script, no picture, no address. */
export const reportPage = (report: PersonalReport): string =>
  [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>Personal data of member ${escaped(report.memberId)}</title><style>${style}</style></head><body>`,
    '<h1>What is held about a member</h1>',
    `<p>${escaped(report.organisation)}, member ${escaped(report.memberId)}, as this device knew it at ${escaped(report.at)}.</p>`,
    ...parts.map((write) => write(report)),
    '<section><h2>What this device cannot see</h2><ul>',
    ...report.elsewhere.map((place) => `<li>${escaped(place)}</li>`),
    '</ul></section></body></html>',
    '',
  ].join('\n')
