/** Many more histories than `npm test` plays; some minutes. */
process.env['AUXERTA_HISTORIES'] ??= '150'
await import('../property/histories.test.ts')

export {}
