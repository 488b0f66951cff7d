import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { permits } from '../../../../shared/access/permissions.ts'
import type { EnrolmentRequest, MemberRow } from '../../../../shared/ipc/members.ts'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Trail } from '../shell/slots.tsx'
import { ApproveDialog } from './approve-dialog.tsx'
import { ConfirmDialog, type Confirmed } from './confirm-dialog.tsx'
import { MemberTable } from './member-table.tsx'
import { PersonalDialog } from './personal-dialog.tsx'
import { RootDialog } from './root-dialog.tsx'
import { RequestList } from './request-list.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import './members.css'

type OpenDialog =
  | { readonly approve: EnrolmentRequest }
  | { readonly confirm: Confirmed }
  | { readonly revoke: MemberRow }
  | { readonly personal: MemberRow }
  | { readonly root: string }

/** Who may change the membership: only they are asked for requests, and only they find the buttons. */
const useMayAdmit = (): boolean => {
  const { stage, member } = useSession()
  const roles = member?.roles
  return useMemo(() => permits({ unlocked: stage === 'unlocked', roles: roles ?? [] }, 'member:write'), [stage, roles])
}

const RootButton = ({ mayAdmit, onOpen }: { readonly mayAdmit: boolean; readonly onOpen: (name: string) => void }) => {
  const { organisation } = useSession()
  return mayAdmit && organisation ? (
    <Button onClick={() => onOpen(organisation.name)}>Replace the root key…</Button>
  ) : null
}

/** Who belongs and who asks to, asked for again whenever either changes. */
const useMembership = (mayAdmit: boolean) => {
  const station = useStation()
  const members = useCall(() => station.members.list({}), [station], [station.members.changed])
  const requests = useCall(
    async () => (mayAdmit ? station.members.requests({}) : []),
    [station, mayAdmit],
    [station.members.changed],
  )
  return { members, requests }
}

/** The people of the organisation and their devices, and those who ask to join. */
export const MembersScreen = () => {
  const nowMs = useNow()
  const mayAdmit = useMayAdmit()
  const { members, requests } = useMembership(mayAdmit)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = useCallback(() => {
    setDialog(null)
    members.reload()
    requests.reload()
  }, [members, requests])
  const rows: readonly MemberRow[] = members.value ?? []
  const active = rows.filter((row) => row.revokedAt === null)
  const people = new Set(active.map((row) => row.memberId)).size
  return (
    <div className="members-page">
      <Trail parts={[{ words: 'Members' }]} />
      <PageHead
        title="Members"
        fact={
          members.value && `${formatPlural(people, 'person', 'people')} on ${formatPlural(active.length, 'device')}`
        }
        actions={<RootButton mayAdmit={mayAdmit} onOpen={(root) => setDialog({ root })} />}
      />
      {requests.error && <ErrorNote error={requests.error} onRetry={requests.reload} />}
      <RequestList
        requests={requests.value ?? []}
        nowMs={nowMs}
        onApprove={(approve) => setDialog({ approve })}
        onDecline={(decline) => setDialog({ confirm: { decline } })}
      />
      {members.error && <ErrorNote error={members.error} onRetry={members.reload} />}
      {rows.length > 0 && (
        <MemberTable
          rows={rows}
          nowMs={nowMs}
          onRevoke={mayAdmit ? (revoke) => setDialog({ revoke }) : null}
          onPersonal={mayAdmit ? (personal) => setDialog({ personal }) : null}
        />
      )}
      {dialog && 'root' in dialog && <RootDialog organisation={dialog.root} onClose={close} />}
      {dialog && 'personal' in dialog && <PersonalDialog row={dialog.personal} nowMs={nowMs} onClose={close} />}
      {dialog && 'approve' in dialog && <ApproveDialog request={dialog.approve} onClose={close} />}
      {dialog && 'revoke' in dialog && <RevokeDialog row={dialog.revoke} onClose={close} />}
      {dialog && 'confirm' in dialog && <ConfirmDialog what={dialog.confirm} onClose={close} />}
    </div>
  )
}
