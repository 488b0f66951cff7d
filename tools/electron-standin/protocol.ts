import type { CustomScheme } from 'electron'

const privileged = new Set<string>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) if (privileges?.standard === true) privileged.add(scheme)
  },
}

/** A scheme that was not declared in time would have no origin in Electron either. */
export const isPrivileged = (scheme: string): boolean => privileged.has(scheme)
