/** Many more lives over an untrue exchange than `npm test` lives; some minutes. */
process.env['AUXERTA_UNTRUE_LIVES'] ??= '200'
await import('../unit/main/station/unreliable-exchange.test.ts')

export {}
