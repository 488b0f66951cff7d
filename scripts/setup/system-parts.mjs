import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findCommand } from './find-command.mjs'
import { Stop, step } from './progress.mjs'
import { mustRun } from './run.mjs'
import { findBrowser, findElectron } from '../runtime.mjs'

const libraryFolders = () => {
  const folders = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/usr/local/lib']
  for (const parent of ['/usr/lib', '/lib']) {
    if (!existsSync(parent)) continue
    folders.push(
      ...readdirSync(parent)
        .filter((name) => name.includes('-linux-'))
        .map((name) => join(parent, name)),
    )
  }
  return folders
}

const hasLibrary = (name) => libraryFolders().some((folder) => existsSync(join(folder, name)))

/** A sans with real text coverage: without one, Chromium draws boxes. */
const hasFonts = () =>
  ['truetype', 'opentype'].some((kind) => {
    const folder = `/usr/share/fonts/${kind}`
    return (
      existsSync(folder) &&
      readdirSync(folder).some((name) => /noto|inter|dejavu|liberation|roboto|ubuntu|cantarell/i.test(name))
    )
  })

const linuxParts = ({ window, xvfb }) => [
  { title: 'Chromium', packages: ['chromium'], present: () => findElectron() !== null || findBrowser() !== null },
  {
    title: 'D-Bus session',
    packages: ['dbus'],
    present: () => findCommand('dbus-run-session') !== null && findCommand('dbus-daemon') !== null,
  },
  { title: 'Secret Service', packages: ['gnome-keyring'], present: () => findCommand('gnome-keyring-daemon') !== null },
  { title: 'libsecret', packages: ['libsecret-1-0'], present: () => hasLibrary('libsecret-1.so.0') },
  { title: 'fonts', packages: ['fonts-inter', 'fonts-dejavu-core'], present: hasFonts },
  ...(window && xvfb ? [{ title: 'Xvfb', packages: ['xvfb'], present: () => findCommand('Xvfb') !== null }] : []),
]

const installWithApt = async (packages) => {
  await step('system parts', async (note) => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    note('apt-get update')
    await mustRun('apt-get', ['update', '-qq'], { log: 'apt-update', env })
    note(`apt-get install ${packages.join(' ')}`)
    await mustRun('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      log: 'apt-install',
      env,
      onText: (text) => {
        const about = /^(Get:\d+|Unpacking|Setting up) .*$/m.exec(text)
        if (about) note(about[0].slice(0, 60))
      },
    })
    note(`installed ${packages.join(', ')}`)
  })
}

const setUpLinux = async (wanted) => {
  const missing = linuxParts(wanted).filter((part) => !part.present())
  if (missing.length === 0) return
  const titles = missing.map((part) => part.title).join(', ')
  const packages = missing.flatMap((part) => part.packages)
  const hasApt = findCommand('apt-get') !== null
  if (hasApt && process.getuid?.() === 0) {
    await installWithApt(packages)
    const still = linuxParts(wanted).filter((part) => !part.present())
    if (still.length > 0)
      throw new Stop(
        `apt-get ended without an error, but these are still missing: ${still.map((part) => part.title).join(', ')}.`,
      )
    return
  }
  throw new Stop(
    hasApt
      ? `Missing on this machine: ${titles}. Installing them needs an administrator. Run this, then the same command again:\n\n` +
          `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n`
      : `Missing on this machine: ${titles}. Install them with your system's package manager ` +
          `(on Debian they are called ${packages.join(', ')}), then run the same command again.`,
    2,
  )
}

const setUpOther = () => {
  if (findElectron() !== null || findBrowser() !== null) return
  throw new Stop(
    'Missing on this machine: a browser to draw the window. Install Chrome, Chromium or Edge, or fetch the Electron binary with ' +
      '"npx install-electron", then run the same command again.',
    2,
  )
}

/**
 * Makes sure that the machine has what does not come from npm.
 *
 * On Debian as root it installs what is missing and nothing else; everywhere else it says exactly what to install. macOS
 * and Windows have their own key store, so only a browser can be missing there.
 *
 * @param {{ window?: boolean, xvfb?: boolean }} wanted
 */
export const setUpSystemParts = async (wanted) => {
  if (process.platform === 'linux') await setUpLinux(wanted)
  else setUpOther()
}
