/** Who else may see the screen by the way this session came to be. */
export interface SeenFrom {
  readonly remote: boolean
  readonly virtual: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const isSet = (environment: Environment, name: string): boolean => (environment[name] ?? '') !== ''

/** Windows names a session that came over the network; X11 names the machine that the display belongs to. */
const isRemote = (platform: NodeJS.Platform, environment: Environment): boolean => {
  if (platform === 'win32') return /^(?:RDP|ICA)-/i.test(environment['SESSIONNAME'] ?? '')
  if (['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY', 'XRDP_SESSION'].some((name) => isSet(environment, name))) return true
  return /^[^:/]+:\d/.test(environment['DISPLAY'] ?? '')
}

const virtualMachines = /qemu|kvm|vmware|virtualbox|virtual machine|innotek|xen|bochs|parallels|bhyve|hvm domu/i

/**
 * Tells from the environment and the firmware's words whether the session is looked at from another machine, or the machine
 * itself is one that a host can take snapshots of. A host that hides itself is not seen.
 */
export const readSeenFrom = (
  platform: NodeJS.Platform,
  environment: Environment,
  hardware: { readonly manufacturer: string; readonly model: string },
): SeenFrom => ({
  remote: isRemote(platform, environment),
  virtual: virtualMachines.test(`${hardware.manufacturer} ${hardware.model}`),
})
