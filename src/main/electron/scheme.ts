import { protocol, type Session } from 'electron'
import { createOriginHandler, type ItemTraffic } from './origin.ts'

const scheme = 'app'

/** Declares our scheme. Must run before the app is ready. No service workers, no code cache: both would write to the disk. */
export const declareScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** Lets a session answer for our origin. No other session knows the scheme. */
export const answerScheme = (session: Session, rendererDir: string, traffic: ItemTraffic): void => {
  session.protocol.handle(scheme, createOriginHandler(rendererDir, traffic))
}
