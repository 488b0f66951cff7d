import { createRoot } from 'react-dom/client'
import { App } from './screens/shell/app.tsx'
import { createClient } from './station/client.ts'
import { createPendingCalls } from './station/pending.ts'
import { holdContent } from './ui/hold-content.ts'
import { adoptTheme } from './ui/theme-provider.tsx'

/** The composition root of the window: one client, one theme, one tree. */
const start = (): void => {
  const root = document.getElementById('root')
  if (!root) throw new TypeError('The page has no root')
  holdContent()
  const pending = createPendingCalls()
  adoptTheme()
  createRoot(root).render(<App client={createClient(window.station, pending)} pending={pending} />)
}

start()
