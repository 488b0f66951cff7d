import { z } from 'zod'
import { projectShardsPrefix } from './exchange-names.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * Removes the ciphertext of own completed projects from the exchange. Goes on at the next contact when it is cut short, and
 * looks at each project once only after it found nothing more.
 */
export const sweepCompleted = async (at: Unlocked): Promise<void> => {
  for (const project of at.projects.values()) {
    if (project.role !== 'owner' || project.state.completedAt === null) continue
    const setting = `swept:${project.projectId}`
    if (at.home.settings.read(setting, z.boolean())) continue
    const names: string[] = []
    for await (const { name } of at.exchange.list(projectShardsPrefix(project.projectId))) names.push(name)
    for (const name of names) await at.exchange.remove(name)
    at.home.settings.write(setting, true)
  }
}
