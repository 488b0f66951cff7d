import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. Every path the scripts use starts here, so they work from any directory. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** @param {string[]} parts - Path below the checkout. */
export const inRoot = (...parts) => join(root, ...parts)

/** Where every step writes the full text of what it ran. Ignored by git. */
export const logFolder = inRoot('.cache', 'logs')

/** The file of a package's own command, run with the Node that runs us: no shell, no `.cmd` files. */
export const packageFile = (...parts) => inRoot('node_modules', ...parts)
