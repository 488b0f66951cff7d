import {
  useCallback,
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import type { SessionState } from '../../../shared/ipc/session.ts'
import { asCallError, type CallError } from './call-error.ts'
import type { StationClient } from './client.ts'
import { lockWhenQuiet } from './lock-when-quiet.ts'
import type { PendingCalls } from './pending.ts'

interface StationParts {
  readonly client: StationClient
  readonly pending: PendingCalls
}

interface SessionParts {
  readonly session: SessionState
  readonly update: (session: SessionState) => void
}

const StationContext = createContext<StationParts | null>(null)
const SessionContext = createContext<SessionParts | null>(null)

const inside = <T,>(value: T | null): T => {
  if (value === null) throw new TypeError('Used outside of StationProvider')
  return value
}

/** The typed client. */
export const useStation = (): StationClient => inside(useContext(StationContext)).client

/** The live state of the session: who uses the workstation and whether its keys are in memory. */
export const useSession = (): SessionState => inside(useContext(SessionContext)).session

/** Takes the state that a call answered with, ahead of the notice. */
export const useUpdateSession = (): ((session: SessionState) => void) => inside(useContext(SessionContext)).update

/** How many calls are under way. */
export const usePendingCount = (): number => {
  const { pending } = inside(useContext(StationContext))
  return useSyncExternalStore(pending.subscribe, pending.count)
}

/** Locks the workstation when the last change is saved; the same function at every call. */
export const useLock = (): (() => void) => {
  const { client, pending } = inside(useContext(StationContext))
  return useCallback(() => void lockWhenQuiet(pending, () => client.session.lock({})), [client, pending])
}

export interface StationProviderProps {
  readonly client: StationClient
  readonly pending: PendingCalls
  /** Shown until the first state of the session is there. */
  readonly starting: ReactNode
  /** Shown when that state cannot be had. */
  readonly failed: (error: CallError, retry: () => void) => ReactNode
  readonly children: ReactNode
}

/** Gives everything below it the client and the session; nothing below renders before the session is known. */
export const StationProvider = ({ client, pending, starting, failed, children }: StationProviderProps) => {
  const [session, setSession] = useState<SessionState | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => client.session.changed.subscribe(setSession), [client])
  useEffect(() => {
    client.session.state({}).then(
      (state) => {
        setSession(state)
        setError(null)
      },
      (thrown: unknown) => setError(asCallError(thrown)),
    )
  }, [client, attempt])

  const station = useMemo(() => ({ client, pending }), [client, pending])
  const held = useMemo(() => (session ? { session, update: setSession } : null), [session])
  const body = held ? children : error ? failed(error, () => setAttempt((count) => count + 1)) : starting
  return (
    <StationContext value={station}>
      <SessionContext value={held}>{body}</SessionContext>
    </StationContext>
  )
}
