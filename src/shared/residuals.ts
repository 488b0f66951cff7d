/**
 * What stays possible on a workstation whatever the app does, each in one plain sentence.
 *
 * The Device page shows these sentences, SECURITY.md holds them, and docs/leak-surfaces.md names them by their ids:
 * `tests/architecture/leak-surfaces.test.ts` compares the three.
 */
export const residuals = {
  camera: 'A camera or a second person can see the screen; the watermark only says whose screen it was.',
  administrator:
    'An administrator, or a program with the rights of this account, can read the memory of the unlocked app and what the window shows.',
  memory:
    'Memory that JavaScript and the browser part used is not all overwritten, and the system may write it to swap or a hibernation file: encrypt the disk.',
  'crash-reporters':
    'A crash reporter of the system, where one is switched on, can write memory of the app to a file that the app does not know of.',
  capture:
    'Only Windows keeps a window out of screen captures when it is asked to; on macOS and Linux other programs can capture it.',
  accessibility:
    'Screen readers, input methods, dictation and other aids of the system are told what is on the screen and what is typed.',
  remote:
    'Who watches a remote session, or takes a snapshot of a virtual machine, sees what is on its screen and in its memory.',
  'disk-remnants':
    'Old blocks of a disk, snapshots and backups can hold ciphertext and old key files; they open only with the device secret and the passphrase of that time.',
  'key-store-backups':
    'Backups or roaming profiles of the system can hold old copies of the device secret, which opens nothing without the passphrase and the home folder.',
  program:
    'Whoever may change the files of the installed program can change what it does; only a signature of the system tells.',
  'clipboard-tools':
    'Text that a project allows to be copied is in the hands of the system: clipboard history and tools that watch the clipboard can keep it.',
} as const
