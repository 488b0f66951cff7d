/** The least that a page of the same making does: React, Mantine with its styles, one button. */
import '@mantine/core/styles.css'
import { Button, MantineProvider } from '@mantine/core'
import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'

const Page = () => {
  const [count, setCount] = useState(0)
  return createElement(Button, { onClick: () => setCount(count + 1) }, `Pressed ${count}`)
}

createRoot(globalThis.document.getElementById('root')).render(createElement(MantineProvider, null, createElement(Page)))
