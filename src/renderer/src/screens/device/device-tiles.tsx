import {
  IconClockCheck,
  IconClockExclamation,
  IconCloudCheck,
  IconCloudOff,
  IconKey,
  IconLockOpen,
  IconUpload,
} from '@tabler/icons-react'
import type { DeviceOverview } from '../../../../shared/ipc/device.ts'
import { useSession } from '../../station/station-provider.tsx'
import { formatDuration, formatPlural, formatShortMoment } from '../../ui/format.ts'
import { Tile } from '../../ui/tile.tsx'
import { useAnnotates } from '../shell/work-list-provider.tsx'

const icon = { size: 16, stroke: 1.6 } as const

interface TileOf {
  readonly overview: DeviceOverview
  readonly nowMs: number
}

const keyStores: Readonly<Record<string, string>> = {
  'secret-service': 'The keyring of this system',
  keychain: 'The keychain of this Mac',
  'credential-manager': 'The credential manager of Windows',
}

const keyStoreWords = (backend: string): string => keyStores[backend] ?? backend

const weakWords: Readonly<Record<NonNullable<DeviceOverview['keyStore']['weakness']>, string>> = {
  volatile: 'Forgets at logout',
  'plain-text': 'Not encrypted',
  roaming: 'May roam',
  'unknown-provider': 'Cannot be told',
}

const KeyStoreTile = ({ overview: { keyStore } }: TileOf) =>
  keyStore.usable ? (
    <Tile
      icon={<IconKey {...icon} />}
      tone={keyStore.weakness ? 'warn' : 'ok'}
      head="Key store"
      value={keyStore.weakness ? weakWords[keyStore.weakness] : 'Kept by the system'}
    >
      {keyStoreWords(keyStore.backend)} keeps one secret for this account. Copied files open on no other computer.
      {keyStore.reason !== null && ` ${keyStore.reason}`}
    </Tile>
  ) : (
    <Tile icon={<IconKey {...icon} />} tone="bad" head="Key store" value="Not usable">
      {keyStore.reason ?? 'No key store answers on this device.'} ({keyStore.backend})
    </Tile>
  )

const ClockTile = ({ overview: { clock } }: TileOf) =>
  clock.inStep ? (
    <Tile icon={<IconClockCheck {...icon} />} tone="ok" head="Clock" value="In step">
      {clock.behindSeconds >= 1 && `${formatDuration(clock.behindSeconds)} behind the last signed time. `}If it goes
      back, shards lock until it is right. Nothing is wiped.
    </Tile>
  ) : (
    <Tile
      icon={<IconClockExclamation {...icon} />}
      tone="bad"
      head="Clock"
      value={`Went back ${formatDuration(clock.behindSeconds)}`}
    >
      Shards stay locked until it is right; nothing is wiped. Set it right in the system, then try again.
    </Tile>
  )

const DeliveryTile = ({ overview: { delivery }, nowMs }: TileOf) => (
  <Tile
    icon={<IconUpload {...icon} />}
    tone={delivery.waiting > 0 ? 'warn' : 'ok'}
    head="Delivery"
    value={delivery.waiting > 0 ? `${formatPlural(delivery.waiting, 'item')} waiting` : 'All delivered'}
  >
    {delivery.lastAt ? `Last delivered ${formatShortMoment(delivery.lastAt, nowMs)}.` : 'Nothing was delivered yet.'}
    {delivery.waiting > 0 && ' Deliver on the Work page with D.'}
  </Tile>
)

const ExchangeTile = ({ overview: { exchange }, nowMs }: TileOf) => {
  const reached = exchange.reachedAt === null ? null : formatShortMoment(exchange.reachedAt, nowMs)
  const away = exchange.reachable === false
  const Icon = away ? IconCloudOff : IconCloudCheck
  return (
    <Tile
      icon={<Icon {...icon} />}
      tone={away || reached === null ? 'warn' : 'ok'}
      head="Exchange"
      value={reached === null ? 'Not reached yet' : away ? `Not reached since ${reached}` : `Reached ${reached}`}
    >
      {exchange.kind}. It stores sealed objects only and cannot read them.
    </Tile>
  )
}

/** Four facts in plain words. Annotators see their delivery, others the exchange. */
export const DeviceTiles = (props: TileOf) => {
  const { idleLockMinutes } = useSession()
  const annotates = useAnnotates()
  return (
    <div className="tiles">
      <Tile icon={<IconLockOpen {...icon} />} tone="ok" head="Lock" value="Unlocked">
        Locks after {formatPlural(idleLockMinutes, 'minute')} away from keys and mouse. Your work is saved first,
        always.
      </Tile>
      <KeyStoreTile {...props} />
      <ClockTile {...props} />
      {annotates ? <DeliveryTile {...props} /> : <ExchangeTile {...props} />}
    </div>
  )
}
