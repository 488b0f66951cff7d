import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nameAndVersion, shippedPackages, type LockedPackage } from './lock-file.ts'

export const billName = 'sbom.cdx.json'

interface Component {
  readonly 'bom-ref': string
  readonly type: string
  readonly name: string
  readonly version: string
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
}

interface Bill {
  readonly bomFormat?: string
  readonly metadata: { readonly component?: Record<string, unknown> }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

/** npm's own command over the lock file, without the network. */
const askNpm = (root: string): Bill => {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const npm = process.env['npm_execpath']
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...words]] : ['npm', words]
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (status !== 0) throw new Error(`npm could not write the bill of materials: ${stderr.trim()}`)
  return JSON.parse(stdout) as Bill
}

/**
 * Writes down what ships, in CycloneDX: npm's list, cut to the packages in the archive and in the window's bundle, and
 * the runtime itself.
 */
export const billOfMaterials = (root: string, runtimeVersion: string): string => {
  const bill = askNpm(root)
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as LockedPackage
  const own = nameAndVersion({ name, version })
  const shipped = new Set([own, ...shippedPackages(root).map(nameAndVersion)])
  const runtime = {
    'bom-ref': `electron@${runtimeVersion}`,
    type: 'framework',
    name: 'electron',
    version: runtimeVersion,
    purl: `pkg:npm/electron@${runtimeVersion}`,
    licenses: [{ license: { id: 'MIT' } }],
  }
  const components = bill.components.filter((component) => shipped.has(component['bom-ref']))
  // They ship, however the lock file calls them.
  const shown = components.map(({ ...component }) => ({ ...component, scope: 'required', properties: [] }))
  const dependencies = bill.dependencies
    .filter(({ ref }) => shipped.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => shipped.has(one)) }))
  const component = { ...bill.metadata.component, name, type: 'application', version }
  const metadata = { ...bill.metadata, component }
  return `${JSON.stringify({ ...bill, metadata, components: [...shown, runtime], dependencies }, null, 2)}\n`
}

const sha512 = (component: Component): string => component.hashes?.find(({ alg }) => alg === 'SHA-512')?.content ?? ''

const lockedSha512 = ({ integrity }: LockedPackage): string =>
  Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')

const readBill = (text: string): Bill | null => {
  try {
    const bill = JSON.parse(text) as Partial<Bill>
    return bill.bomFormat === 'CycloneDX' && Array.isArray(bill.components) ? (bill as Bill) : null
  } catch {
    return null
  }
}

/** Holds a bill of materials against the lock file of the checkout: same packages, same versions, same digests. */
export const billComplaints = (root: string, text: string): string[] => {
  const bill = readBill(text)
  if (bill === null) return [`${billName} is not CycloneDX.`]
  const listed = new Map(bill.components.map((component) => [component['bom-ref'], component]))
  const locked = new Map(shippedPackages(root).map((one) => [nameAndVersion(one), one]))
  const missing = [...locked.keys()].filter((one) => !listed.has(one)).map((one) => `${billName} lacks ${one}.`)
  const extra = [...listed.values()]
    .filter((one) => !locked.has(one['bom-ref']) && one.name !== 'electron')
    .map((one) => `${billName} lists ${one['bom-ref']}, which the lock file does not ship.`)
  const changed = [...locked]
    .filter(([ref, one]) => listed.has(ref) && sha512(listed.get(ref) as Component) !== lockedSha512(one))
    .map(([ref]) => `${billName} gives ${ref} another digest than the lock file.`)
  const runtime = [...listed.values()].some(({ name }) => name === 'electron')
  return [...missing, ...extra, ...changed, ...(runtime ? [] : [`${billName} does not list the runtime.`])]
}
