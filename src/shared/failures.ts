/**
 * The closed list of failure codes with the sentence a person reads. A code never changes its meaning.
 * Sentences say what is so, why and what to do; they hold no names, paths or secrets.
 */
export const failureMessages = {
  // Decisions: why a shard stays shut
  NOT_ASSIGNED: 'This shard is not assigned to you. Ask your lead to assign it.',
  OTHER_DEVICE: 'This shard is assigned to you on another device. Open it there, or ask your lead to assign it here.',
  NOT_YET: 'This shard opens later. Its assignment has not begun.',
  GRANT_EXPIRED: 'The assignment of this shard has ended. Ask your lead for more time.',
  STATUS_STALE:
    'This device has not reached the exchange for too long to know whether you may continue. Check the exchange.',
  GRANT_REVOKED: 'Your lead took this assignment back.',
  PROJECT_COMPLETED: 'This project is complete. Its shards are closed on every device.',
  MEMBER_REVOKED: 'Your membership on this device has ended. Ask your administrator.',
  CLOCK_BACK: 'The clock of this device went back. Shards stay locked until it is right; nothing is wiped.',
  HOME_RESTORED:
    'The home folder of this device was restored from an older copy. Shards stay shut until the exchange was reached once; nothing is wiped.',
  LOCKED: 'The workstation is locked. Unlock it with your passphrase.',
  REGION_NOT_ALLOWED: 'This project may not be opened in the region of this device.',
  // Keys and the home folder
  PASSPHRASE_WRONG: 'The passphrase is not right. Try again.',
  PASSPHRASE_WEAK:
    'The passphrase is easy to guess. Use 12 characters or more, best four words that do not belong together, and no names.',
  RATE_LIMITED: 'Too many wrong passphrases. Wait, then try again.',
  DEVICE_SECRET_MISSING:
    'The key store of this device does not hold the secret of this home folder. It was made on another device or account; open it there, or enrol this device anew.',
  KEY_STORE_UNAVAILABLE:
    'No key store answers on this device. Install and unlock a Secret Service (for example gnome-keyring), then try again.',
  KEY_STORE_DENIED:
    'This project does not open on a device whose key store is weak. The Device page says what is weak and what to do.',
  EXCHANGE_TAKEN:
    'This folder already holds the exchange of an organisation. Choose an empty folder, or join that organisation.',
  HOME_IN_USE: 'Another window or command uses this home folder. Close it, then try again.',
  HOME_NOT_EMPTY: 'This home folder already belongs to a member. Choose another one.',
  NOT_ENROLLED: 'This device is not enrolled yet. Join an organisation or create one.',
  AWAITING_APPROVAL: 'This device waits for approval. Read the fingerprint to your lead.',
  CRYPTO_UNSUITABLE: 'The cryptography of this runtime failed its known-answer tests. The workstation does not start.',
  // Documents and bytes from outside
  DOCUMENT_INVALID: 'A document from the exchange is not well formed.',
  SIGNATURE_INVALID: 'A document from the exchange is not signed by whom it says.',
  ROOT_MISMATCH: 'The exchange belongs to another organisation than the one this device trusts.',
  LOG_BROKEN: 'The project log is not whole: an entry is missing, changed or out of order.',
  LOG_ROLLED_BACK: 'The project log is older than what this device has already seen.',
  VERSION_ROLLED_BACK: 'A document on the exchange is older than the one this device has already seen.',
  SHARD_DAMAGED: 'The shard is damaged or cut short. Ask your lead to deliver it again.',
  ITEM_DAMAGED: 'This item is damaged. Skip it and tell your lead.',
  CERTIFICATE_MISSING: 'A device has not sent a certificate that covers all its shards.',
  EXCHANGE_UNREACHABLE: 'The exchange was not reached. Check the connection or the folder.',
  OBJECT_MISSING: 'The exchange does not hold an object that the log names. Check again later or tell your lead.',
  HOLD_ACTIVE: 'A hold forbids to destroy anything of this project. Release the hold first.',
  ITEM_ERASED: 'This item was erased on request. Nothing of it is left.',
  // Requests
  NOT_FOUND: 'It is not here. It may have been removed.',
  NOT_PERMITTED: 'Your role does not allow this.',
  STRANGER: 'The request did not come from the window of this app.',
  INPUT_INVALID: 'The request is not well formed.',
  STALE_EDIT: 'This item was changed elsewhere. It was loaded again; nothing is lost.',
  ITEM_INCOMPLETE:
    'Answers are missing in this item, or suggestions are not decided. Open it, press F8 to go through them, then finish it.',
  NOTHING_TO_DELIVER: 'There is nothing finished to deliver.',
  COMMENT_REQUIRED: 'Return needs at least one comment, so the annotator knows what to change.',
  NAME_MISMATCH: 'The typed name is not the name of the project.',
  FINGERPRINT_MISMATCH: 'The fingerprint is not the one of this request. Compare it with the person again.',
  DEVICE_NOT_READY:
    'This device has no fresh key for a new assignment. It has to reach the exchange once; then assign again.',
  MEMBER_ACTIVE: 'This member still belongs to the organisation. End the membership of each device first.',
  OWN_DEVICE: 'A project is worked on from another device than the one that leads it. Choose another device.',
  NOT_ANNOTATOR: 'This member does not have the role that the assignment needs.',
  FOLDER_EMPTY: 'This folder holds no image or text that can be imported.',
  FOLDER_UNREADABLE: 'This folder cannot be read. Check that it exists and that you may open it.',
  IMPORT_UNSUITABLE: 'Nothing was imported: some files cannot be read. Remove or repair them, then import again.',
  NAME_TAKEN: 'This name is in use. Choose another one.',
  SHORTCUTS_UNREADABLE: 'This file holds no shortcuts that can be read. Choose one that was exported here.',
  SHORTCUTS_NEWER:
    'These shortcuts come from a newer version of the workstation. Export them there again for this one.',
  ONTOLOGY_UNREADABLE: 'This file holds no classes that can be read. Choose a JSON file that was saved here.',
  HOME_DAMAGED:
    'The home folder of this workstation is damaged or was opened with the wrong key. Nothing was changed; ask IT to restore it.',
  DISK_FULL: 'The disk is full. Nothing was lost; free some space and try again.',
  DISK_FAILED: 'The disk refused to write. Nothing was lost; check it and try again.',
  // Models that help
  MODEL_MISSING: 'The project has no such model any more. Drawing by hand goes on.',
  MODEL_FOLDER_INVALID:
    'This folder holds no model that can be taken. It needs a model.json of the right shape and the files that it names.',
  MODEL_TOO_LARGE: 'This model is larger than 512 MB. Use a smaller one.',
  MODEL_BROKEN: 'The model cannot be read. It is damaged, not ONNX, or needs what this version cannot do.',
  MODEL_MISFIT: 'The inputs or outputs of the model are not those that its model.json names.',
  MODEL_ANSWER_WRONG: 'The model gave an answer of the wrong shape, or one that is no number. Drawing by hand goes on.',
  MODEL_TOO_SLOW: 'The model took too long and was stopped. Drawing by hand goes on.',
  MODEL_OUT_OF_MEMORY: 'The model needs more memory than it may have. Drawing by hand goes on.',
  MODEL_STOPPED: 'The model stopped. Drawing by hand goes on; try the model again in a moment.',
  // Suggestions that a lead provides
  PREDICTIONS_UNREADABLE:
    'This file holds no suggestions that can be read. It needs COCO with images, categories and annotations, or JSON Lines as they are exported here.',
  PREDICTIONS_TOO_LARGE:
    'This file is larger than 256 MB, or its masks cover too much. Split it, one file for some shards.',
  PREDICTIONS_EMPTY: 'Nothing in this file fits the items and classes of the project. Nothing was taken.',
  WIPED: 'The data of this project was wiped from this device.',
  INTERNAL: 'Something went wrong in the workstation. Your saved work is safe. Give IT the code.',
} as const

export type FailureCode = keyof typeof failureMessages

/**
 * A failure that a person can act on. Carries a code of the closed list and no secret, path or file name.
 *
 * @remarks `cause` keeps the original error for the log, where it passes the redactor.
 */
export class Failure extends Error {
  readonly code: FailureCode
  constructor(code: FailureCode, options?: ErrorOptions) {
    super(failureMessages[code], options)
    this.name = 'Failure'
    this.code = code
  }
}

/** Tells whether a value is a {@link Failure}, optionally with that code. */
export const isFailure = (value: unknown, code?: FailureCode): value is Failure =>
  value instanceof Failure && (code === undefined || value.code === code)
