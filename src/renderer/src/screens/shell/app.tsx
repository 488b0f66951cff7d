import { useState } from 'react'
import { ActionsProvider } from '../../actions/actions-provider.tsx'
import type { StationClient } from '../../station/client.ts'
import type { PendingCalls } from '../../station/pending.ts'
import { StationProvider } from '../../station/station-provider.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { ThemeProvider } from '../../ui/theme-provider.tsx'
import { RouteProvider, type Route } from '../route.ts'
import { isMac } from './platform.ts'
import { Stage } from './stage.tsx'

export interface AppProps {
  readonly client: StationClient
  readonly pending: PendingCalls
}

const firstRoute: Route = { screen: 'work' }

/** The whole window. */
export const App = ({ client, pending }: AppProps) => {
  const [start] = useState(firstRoute)
  return (
    <ThemeProvider>
      <ActionsProvider isMac={isMac}>
        <StationProvider
          client={client}
          pending={pending}
          starting={null}
          failed={(error, retry) => (
            <div className="page">
              <ErrorNote error={error} onRetry={retry} />
            </div>
          )}
        >
          <RouteProvider start={start}>
            <Stage />
          </RouteProvider>
        </StationProvider>
      </ActionsProvider>
    </ThemeProvider>
  )
}
