import { z } from 'zod'
import { deviceId, memberId, organisationId, requestId } from '../../shared/ids.ts'
import { publicKey } from '../guard/trust/key-pairs.ts'
import { exchangeSettings } from '../transports/index.ts'

/** Who this home belongs to and whom it trusts. Kept in the encrypted home database under the setting `identity`. */
export const identity = z.strictObject({
  organisationId,
  organisationName: z.string(),
  /** Pinned when the person compared its fingerprint; a different root is refused from then on. */
  rootKey: publicKey,
  /** 1 for the root that the organisation was made with; never decreases. */
  rootVersion: z.int().positive().default(1),
  /** null until the request was approved. */
  memberId: memberId.nullable(),
  deviceId,
  memberName: z.string(),
  deviceName: z.string(),
  requestId: requestId.nullable(),
  enrolledAt: z.iso.datetime().nullable(),
  exchange: exchangeSettings,
})
export type Identity = z.infer<typeof identity>
