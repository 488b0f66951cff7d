import { existsSync } from 'node:fs'
import path from 'node:path'

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((rest) =>
      path.join(process.env[variable] ?? '', rest),
    ),
  ),
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

/** Finds a browser of the Chromium family: CHROMIUM_PATH first, then the usual places. */
export const findChromium = (): string => {
  const given = process.env['CHROMIUM_PATH'] ?? ''
  const candidates = [
    ...(given === '' ? [] : [given]),
    ...(places[process.platform] ?? []),
    ...(process.env['PATH'] ?? '')
      .split(path.delimiter)
      .flatMap((folder) => names.map((name) => path.join(folder, name))),
  ]
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found === undefined)
    throw new Error('no Chromium, Chrome or Edge was found. Install one, or name it in CHROMIUM_PATH')
  return found
}
