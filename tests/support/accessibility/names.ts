import type { Page } from 'playwright-core'

/** Roles that a person acts on, and those that a screen reader jumps to. */
const named = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'slider', 'option', 'tab'],
  ...['menuitem', 'listbox', 'toolbar', 'dialog', 'grid', 'radiogroup', 'region', 'application', 'heading'],
])

interface Node {
  readonly ignored: boolean
  readonly role?: { readonly value?: string }
  readonly name?: { readonly value?: string }
  readonly backendDOMNodeId?: number
}

/** Everything with a role that needs a name and has none, as the browser itself tells a screen reader. */
export const namelessParts = async (page: Page): Promise<readonly string[]> => {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly Node[] }
  const nameless = nodes.filter(
    ({ ignored, role, name }) => !ignored && named.has(role?.value ?? '') && (name?.value ?? '').trim() === '',
  )
  const found: string[] = []
  for (const { role, backendDOMNodeId } of nameless) {
    const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId ?? 0 })
    found.push(`no name: ${role?.value ?? ''} ${outerHTML.slice(0, 120)}`)
  }
  await session.detach()
  return found
}
