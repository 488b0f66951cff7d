import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { NtExecutable } from 'resedit'

/** What the runtime's makers put into the program so that fuses can be found: a name, the version, a count, one byte per fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** As the runtime comes: the nine fuses as its makers set them. */
export const makersFuses = '101100011'

export const fuseWire = (states = makersFuses): Buffer =>
  Buffer.concat([Buffer.from(sentinel), Buffer.from([1, states.length]), Buffer.from(states)])

/** The beginning of an ELF file for x86-64. */
const elfHeader = (): Buffer => {
  const header = Buffer.alloc(64)
  header.write('\x7fELF', 'latin1')
  header.writeUInt16LE(62, 18)
  return header
}

/** The beginning of a Mach-O file for arm64. */
const machHeader = (): Buffer => {
  const header = Buffer.alloc(64)
  header.writeUInt32LE(0xfeedfacf, 0)
  header.writeUInt32LE(0x0100000c, 4)
  return header
}

const writeAll = (folder: string, files: Readonly<Record<string, string | Buffer>>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
}

const papers = {
  LICENSE: 'Licence of the runtime',
  'LICENSES.chromium.html': '<p>Licences of the browser part</p>',
  version: '45.4.1',
}

/** A distribution of the runtime for Linux that has everything but the machine code. */
export const linuxRuntime = (folder: string, states?: string): void => {
  const electron = Buffer.concat([elfHeader(), Buffer.alloc(100_000), fuseWire(states), Buffer.alloc(5000)])
  writeAll(folder, { ...papers, electron, 'resources/default_app.asar': 'not ours' })
}

export const windowsRuntime = (folder: string): void => {
  const program = NtExecutable.createEmpty(false, false)
  const electron = Buffer.concat([Buffer.from(program.generate()), fuseWire()])
  writeAll(folder, { ...papers, 'electron.exe': electron, 'resources/default_app.asar': 'not ours' })
}

const plist = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
  <key>CFBundleExecutable</key>
  <string>Electron</string>
  <key>CFBundleIdentifier</key>
  <string>com.github.Electron</string>
  <key>CFBundleName</key>
  <string>Electron</string>
</dict>
</plist>
`

export const macRuntime = (folder: string): void => {
  const framework = Buffer.concat([machHeader(), Buffer.alloc(1000), fuseWire()])
  writeAll(folder, {
    ...papers,
    'Electron.app/Contents/MacOS/Electron': machHeader(),
    'Electron.app/Contents/Info.plist': plist,
    'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework': framework,
    'Electron.app/Contents/Resources/default_app.asar': 'not ours',
  })
}
