import { powerMonitor } from 'electron'

/** Why the workstation locks without being asked. */
export type LockCause = 'idle' | 'suspend' | 'os-lock'

const idleCheckMs = 10_000

/**
 * Locks when the machine sleeps, when its screen is locked, and when nobody has touched it for a while.
 *
 * @param lock - Called once per event; locking twice does no harm.
 * @param idleLimitSeconds - Asked at every look, because the policy may change.
 * @returns Stops watching.
 */
export const watchPower = (
  lock: (cause: LockCause) => void,
  idleLimitSeconds: () => Promise<number> | number,
): (() => void) => {
  const onSuspend = () => {
    lock('suspend')
  }
  const onLockScreen = () => {
    lock('os-lock')
  }
  powerMonitor.on('suspend', onSuspend)
  powerMonitor.on('lock-screen', onLockScreen)
  const timer = setInterval(() => void lockWhenIdle(lock, idleLimitSeconds), idleCheckMs)
  timer.unref()
  return () => {
    powerMonitor.off('suspend', onSuspend)
    powerMonitor.off('lock-screen', onLockScreen)
    clearInterval(timer)
  }
}

const lockWhenIdle = async (lock: (cause: LockCause) => void, idleLimitSeconds: () => Promise<number> | number) => {
  const limitSeconds = await idleLimitSeconds()
  if (powerMonitor.getSystemIdleTime() >= limitSeconds) lock('idle')
}
