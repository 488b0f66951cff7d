/** Which program this is; stands in audit entries and certificates. */
export interface BuildStamp {
  readonly version: string
  readonly commit: string
}
