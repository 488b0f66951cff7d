import { randomInt } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A fresh opaque id: 80 random bits in lower-case base 32, safe in file names of every system. */
export const newId = <T extends string>(): T => Array.from({ length: 16 }, () => alphabet[randomInt(32)]).join('') as T
