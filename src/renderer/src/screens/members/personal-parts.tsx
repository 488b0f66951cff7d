import type { ReactNode } from 'react'
import type { PersonalReport } from '../../../../shared/ipc/person.ts'
import { formatCount, formatDay, formatDuration, formatMoment, formatPlural } from '../../ui/format.ts'
import { roleWords } from '../../ui/role-words.ts'
import '../../ui/table.css'

const Part = (props: { readonly title: string; readonly fact: string; readonly children: ReactNode }) => (
  <details className="personal-part">
    <summary>
      <b>{props.title}</b>
      <span className="t2 sm end">{props.fact}</span>
    </summary>
    {props.children}
  </details>
)

const Table = (props: { readonly heads: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] }) =>
  props.rows.length === 0 ? null : (
    <table className="table selectable">
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )

interface PartOf {
  readonly report: PersonalReport
  readonly nowMs: number
}

const WorkPart = ({ report, nowMs }: PartOf) => {
  const seconds = report.work.reduce((sum, row) => sum + row.activeSeconds, 0)
  const rounds = report.work.reduce((sum, row) => sum + row.rounds, 0)
  return (
    <Part
      title="Work and working time"
      fact={rounds === 0 ? 'none' : `${formatPlural(rounds, 'delivery', 'deliveries')}, ${formatDuration(seconds)}`}
    >
      <Table
        heads={['Project', 'Delivered', 'Accepted', 'Returned', 'Time', 'Last']}
        rows={report.work.map((row) => [
          ...[row.projectName, formatCount(row.rounds), formatCount(row.accepted), formatCount(row.returned)],
          ...[formatDuration(row.activeSeconds), formatMoment(row.lastAt, nowMs)],
        ])}
      />
      <Table
        heads={['When', 'Remark about this work']}
        rows={report.work.flatMap((row) => row.remarks.map((remark) => [formatMoment(remark.at, nowMs), remark.text]))}
      />
    </Part>
  )
}

const ReviewPart = ({ report, nowMs }: PartOf) => {
  const decisions = report.reviews.reduce((sum, row) => sum + row.decisions, 0)
  const comments = report.reviews.flatMap((row) => row.comments)
  const none = decisions === 0 && comments.length === 0
  return (
    <Part
      title="Reviews"
      fact={none ? 'none' : `${formatPlural(decisions, 'decision')}, ${formatPlural(comments.length, 'comment')}`}
    >
      <Table
        heads={['When', 'Comment']}
        rows={comments.map((comment) => [formatMoment(comment.at, nowMs), comment.text])}
      />
    </Part>
  )
}

const GrantPart = ({ report, nowMs }: PartOf) => (
  <Part title="Assignments" fact={formatCount(report.grants.length)}>
    <Table
      heads={['Project', 'Shards', 'From', 'Until', 'Ended']}
      rows={report.grants.map((row) => [
        ...[row.projectName, formatCount(row.shards), formatDay(row.notBefore, nowMs), formatDay(row.expires, nowMs)],
        row.endedAt === null ? '' : formatMoment(row.endedAt, nowMs),
      ])}
    />
  </Part>
)

const TracePart = ({ report, nowMs }: PartOf) => {
  const signed = report.logs.reduce((sum, row) => sum + row.entries, 0)
  return (
    <>
      <Part title="Signed entries of the devices" fact={formatCount(signed)}>
        <Table
          heads={['Kind', 'Entries', 'First', 'Last']}
          rows={report.logs.map((row) => [
            ...[row.kind, formatCount(row.entries), formatMoment(row.firstAt, nowMs), formatMoment(row.lastAt, nowMs)],
          ])}
        />
      </Part>
      <Part title="Certificates of deletion" fact={formatCount(report.certificates.length)}>
        <Table
          heads={['Certificate', 'When']}
          rows={report.certificates.map((row) => [row.certificateId, formatMoment(row.at, nowMs)])}
        />
      </Part>
      <Part title="Audit trail of this device" fact={formatPlural(report.audit.total, 'entry', 'entries')}>
        <Table
          heads={['Entry', 'When', 'Event', 'Result']}
          rows={report.audit.entries.map((row) => [
            ...[formatCount(row.entry), formatMoment(row.at, nowMs), row.event, row.result],
          ])}
        />
      </Part>
    </>
  )
}

/** What is held about a member, part by part; each opens to its rows. */
export const PersonalParts = ({ report, nowMs }: PartOf) => (
  <>
    <Table
      heads={['Name', 'Device', 'Roles', 'Country', 'Since', 'Ended']}
      rows={report.devices.map((row) => [
        ...[row.memberName, row.deviceName, roleWords(row.roles), row.region ?? 'not said'],
        ...[formatDay(row.enrolledAt, nowMs), row.revokedAt === null ? '' : formatMoment(row.revokedAt, nowMs)],
      ])}
    />
    {report.requests.length > 0 && (
      <Part title="Requests to join under this name" fact={formatCount(report.requests.length)}>
        <Table
          heads={['Device', 'Asked']}
          rows={report.requests.map((row) => [row.deviceName, formatMoment(row.at, nowMs)])}
        />
      </Part>
    )}
    <GrantPart report={report} nowMs={nowMs} />
    <WorkPart report={report} nowMs={nowMs} />
    <ReviewPart report={report} nowMs={nowMs} />
    <TracePart report={report} nowMs={nowMs} />
    <Part title="What this device cannot see" fact={formatPlural(report.elsewhere.length, 'place')}>
      <ul className="personal-list sm t2">
        {report.elsewhere.map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    </Part>
  </>
)
