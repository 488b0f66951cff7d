/**
 * Why a key store that answers keeps a secret less well than it should. `volatile`: gone after the session. `plain-text`: on
 * the disk without encryption. `roaming`: may be copied to other computers. `unknown-provider`: cannot be told.
 */
export type KeyStoreWeakness = 'volatile' | 'plain-text' | 'roaming' | 'unknown-provider'

/** Where the device secret lies and whether it may be relied on. `reason` says what a person should know or do. */
export interface KeyStoreBackend {
  /** `secret-service`, `keychain`, `credential-manager` or `none`. Stands in audit entries and certificates. */
  readonly backend: string
  readonly usable: boolean
  readonly reason: string | null
  /** Absent when nothing is known against it. */
  readonly weakness?: KeyStoreWeakness
}

/** The backend in a few words without names, for audit entries and certificates: `secret-service, plain-text`. */
export const backendWords = ({ backend, weakness }: Pick<KeyStoreBackend, 'backend' | 'weakness'>): string =>
  weakness === undefined ? backend : `${backend}, ${weakness}`

/**
 * The key store of the operating system. Holds one small secret per home folder, outside that folder, so that a copy of
 * the folder alone opens nothing.
 */
export interface KeyStore {
  /** Looks what answers, by storing, reading and removing a random probe. Never throws. */
  backend(): Promise<KeyStoreBackend>
  /** @returns The secret, owned by the caller, or null. @throws {@link Failure} `KEY_STORE_UNAVAILABLE` */
  get(account: string): Promise<Uint8Array | null>
  /** @param secret - 1 to 64 bytes. @throws {@link Failure} `KEY_STORE_UNAVAILABLE` */
  set(account: string, secret: Uint8Array): Promise<void>
  /** Removes the secret; absent is fine. @throws {@link Failure} `KEY_STORE_UNAVAILABLE` */
  remove(account: string): Promise<void>
}
