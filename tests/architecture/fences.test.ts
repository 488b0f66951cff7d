import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..', '..')

type Tree = Record<string, string>
type Outcome = { readonly exitCode: number; readonly output: string }

/** What breaks each rule: the smallest tree a hurried person could write. */
const violations: Record<string, Tree> = {
  'no-circular': {
    'src/main/a.ts': "import { b } from './b.ts'\nexport const a = () => b",
    'src/main/b.ts': "import { a } from './a.ts'\nexport const b = () => a",
  },
  'shared-is-pure': { 'src/shared/ids.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync" },
  'electron-only-in-adapters': {
    'src/main/features/work/service.ts': "import { app } from 'electron'\nexport const quit = () => app.quit()",
  },
  'adapters-only-from-the-root': {
    'src/main/electron/window.ts': 'export const open = 1',
    'src/main/compose.ts': "import { open } from './electron/window.ts'\nexport const compose = open",
  },
  'renderer-stays-in-window': {
    'src/main/compose.ts': 'export const compose = 1',
    'src/renderer/src/main.tsx': "import { compose } from '../../main/compose.ts'\nexport const start = compose",
  },
  'renderer-no-node': { 'src/renderer/src/main.tsx': "import keytar from 'keytar'\nexport const start = keytar" },
  'renderer-no-builtin': { 'src/renderer/src/main.tsx': "import { join } from 'path'\nexport const start = join" },
  'contract-as-types': {
    'src/shared/ipc/contract.ts': 'export const contract = {}',
    'src/renderer/src/main.tsx':
      "import { contract } from '../../shared/ipc/contract.ts'\nexport const start = contract",
  },
  'preload-is-a-bridge': {
    'src/shared/ipc/contract.ts': 'export const contract = {}',
    'src/preload/bridge.ts': "import { contract } from '../shared/ipc/contract.ts'\nexport const bridge = contract",
  },
  'no-feature-to-feature': {
    'src/main/features/work/service.ts': 'export const work = 1',
    'src/main/features/review/service.ts': "import { work } from '../work/service.ts'\nexport const review = work",
  },
  'exporters-know-labels-only': {
    'src/main/transports/folder/index.ts': 'export const folder = 1',
    'src/main/exporters/coco.ts': "import { folder } from '../transports/folder/index.ts'\nexport const coco = folder",
  },
  'models-know-nothing-of-us': {
    'src/main/guard/keys.ts': 'export const keys = 1',
    'src/main/models/process.ts': "import { keys } from '../guard/keys.ts'\nexport const run = keys",
  },
  'transports-move-sealed-bytes': {
    'src/main/exporters/coco.ts': 'export const coco = 1',
    'src/main/transports/folder/index.ts': "import { coco } from '../../exporters/coco.ts'\nexport const folder = coco",
  },
  'importers-know-no-transport': {
    'src/main/transports/folder/index.ts': 'export const folder = 1',
    'src/main/importers/images.ts':
      "import { folder } from '../transports/folder/index.ts'\nexport const images = folder",
  },
  'guard-below-features': {
    'src/main/features/work/service.ts': 'export const work = 1',
    'src/main/guard/may.ts': "import { work } from '../features/work/service.ts'\nexport const may = work",
  },
  'cli-without-window': {
    'src/renderer/src/ui/format.ts': 'export const format = 1',
    'src/cli/auxerta.ts': "import { format } from '../renderer/src/ui/format.ts'\nexport const run = format",
  },
  'main-without-window': {
    'src/renderer/src/ui/format.ts': 'export const format = 1',
    'src/main/compose.ts': "import { format } from '../renderer/src/ui/format.ts'\nexport const compose = format",
  },
  'parts-know-no-screen': {
    'src/renderer/src/screens/work/work.tsx': 'export const work = 1',
    'src/renderer/src/canvas/canvas.tsx': "import { work } from '../screens/work/work.tsx'\nexport const canvas = work",
  },
  'document-without-react': {
    'src/renderer/src/document/store.ts': "import { useState } from 'react'\nexport const store = useState",
  },
  'product-without-tests': {
    'tests/support/shards.ts': 'export const shards = 1',
    'src/main/compose.ts': "import { shards } from '../../tests/support/shards.ts'\nexport const compose = shards",
  },
  'ships-what-it-imports': { 'src/main/compose.ts': "import { build } from 'vite'\nexport const compose = build" },
  'everything-resolves': { 'src/main/compose.ts': "import { gone } from './gone.ts'\nexport const compose = gone" },
}

/** Trees that stand close to a fence and are right. */
const allowed: Record<string, Tree> = {
  'types that name each other': {
    'src/main/a.ts': "import { b } from './b.ts'\nexport interface A { readonly n: number }\nexport const a = b",
    'src/main/b.ts': "import type { A } from './a.ts'\nexport const b: A = { n: 1 }",
  },
  'zod in shared': { 'src/shared/ids.ts': "import { z } from 'zod'\nexport const id = z.string()" },
  'electron in an adapter': {
    'src/main/electron/window.ts': "import { app } from 'electron'\nexport const quit = () => app.quit()",
  },
  'the contract as a type in the window': {
    'src/shared/ipc/contract.ts': 'export const contract = {}',
    'src/renderer/src/main.tsx':
      "import type { contract } from '../../shared/ipc/contract.ts'\nexport const start = (c: typeof contract) => c",
  },
  'one feature in several files': {
    'src/main/features/work/service.ts': 'export const work = 1',
    'src/main/features/work/handlers.ts': "import { work } from './service.ts'\nexport const handlers = work",
  },
}

let folder: string

const plant = async (tree: Tree): Promise<void> => {
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${text}\n`)
  }
}

const cruise = (tree: string): Promise<Outcome> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, 'scripts', 'fences.mjs'), '--root', tree, '--json'],
      (error, stdout, stderr) => {
        done({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr })
      },
    )
  })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fences-'))
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('fences between folders', () => {
  it.each(Object.entries(violations))('reports %s', async (rule, tree) => {
    await plant(tree)
    const { exitCode, output } = await cruise(folder)
    expect(exitCode).toBe(1)
    expect((JSON.parse(output) as { rule: string }[]).map((violation) => violation.rule)).toContain(rule)
  })

  it.each(Object.entries(allowed))('lets %s pass', async (_title, tree) => {
    await plant(tree)
    expect(await cruise(folder)).toEqual({ exitCode: 0, output: '[]\n' })
  })

  it('has a tree for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[]
    }
    expect(Object.keys(violations).sort()).toEqual(forbidden.map((rule) => rule.name).sort())
  })

  it('tells the offender where the code belongs', () => {
    const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
      forbidden: { comment: string }[]
    }
    for (const rule of forbidden) expect(rule.comment.length).toBeGreaterThan(40)
  })

  it('fails when it looked at nothing', async () => {
    await plant({ 'src/readme.md': 'no code here' })
    const { exitCode, output } = await cruise(folder)
    expect(exitCode).toBe(1)
    expect(output).toContain('nothing that could have been checked')
  })

  it('looks at every source file of the product', async () => {
    expect(await cruise(root)).toEqual({ exitCode: 0, output: '[]\n' })
  })
})
