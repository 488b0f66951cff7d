import { app } from 'electron'

/** Switches that keep the browser part quiet and its caches off the disk. */
const quietSwitches: readonly (readonly [string, string?])[] = [
  ['disable-gpu-shader-disk-cache'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-quic'],
  ['disable-breakpad'],
  ['no-pings'],
  ['no-proxy-server'],
  ['dns-prefetch-disable'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** Prepares the browser part. Must run before the app is ready. */
export const quietenChromium = (): void => {
  app.enableSandbox()
  for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value)
}
