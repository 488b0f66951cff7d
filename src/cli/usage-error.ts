import { InvalidArgumentError } from 'commander'

/** Used wrongly in a way that shows only while a command runs; what the parser finds itself, it says itself. */
export class UsageError extends InvalidArgumentError {}
