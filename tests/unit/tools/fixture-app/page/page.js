globalThis.bridgeAtStart = typeof globalThis.station
globalThis.notices = []
globalThis.station.subscribe('station:work:changed', (payload) => globalThis.notices.push(payload))
