/**
 * Which folder may import which. Every rule's comment tells where the code belongs instead.
 * Run by `scripts/fences.mjs`; `tests/architecture/fences.test.ts` breaks each rule on purpose.
 */
const npm = (name) => `(^|/)node_modules/${name}(/|$)|^${name}$`

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other are one idea or three: move what both need into a third file below them.',
      { path: '^src/' },
      { circular: true },
    ),
    rule(
      'shared-is-pure',
      'src/shared holds what both sides must agree on and does nothing: zod and itself only. Code that does something belongs in src/main (files, keys, network) or src/renderer (the window).',
      { path: '^src/shared/' },
      { pathNot: ['^src/shared/', npm('zod')] },
    ),
    rule(
      'electron-only-in-adapters',
      'Only src/main/electron and the preload know Electron. Put a small adapter with a plain interface there and hand it in from src/main/index.ts.',
      { path: '^src/', pathNot: ['^src/main/electron/', '^src/preload/index\\.ts$'] },
      { path: npm('electron') },
    ),
    rule(
      'adapters-only-from-the-root',
      'Nothing but src/main/index.ts plugs in src/main/electron. Ask for an interface and let the composition root hand it in, so that the command line runs without Electron.',
      { path: '^src/', pathNot: ['^src/main/electron/', '^src/main/index\\.ts$'] },
      { path: '^src/main/electron/' },
    ),
    rule(
      'renderer-stays-in-window',
      'The window draws and asks. What it needs from the other side is a call in src/shared/ipc, answered by a feature in src/main/features.',
      { path: '^src/renderer/' },
      { path: '^src/(main|preload|cli)/' },
    ),
    rule(
      'renderer-no-node',
      "The window has no Node and never holds a key or a path. Do this in a feature's service in src/main/features and declare a call for it in src/shared/ipc.",
      { path: '^src/(renderer|preload)/' },
      { path: ['^node:', npm('better-sqlite3'), npm('keytar'), npm('jose')] },
    ),
    rule(
      'renderer-no-builtin',
      "The window has no Node and never holds a key or a path. Do this in a feature's service in src/main/features and declare a call for it in src/shared/ipc.",
      { path: '^src/(renderer|preload)/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'contract-as-types',
      'The window sees the IPC contract as types only (`import type`): the main process is the only judge, and schemas would bring zod into the bundle. Channel names are in src/shared/ipc/channel.ts.',
      { path: '^src/renderer/' },
      { path: '^src/shared/ipc/', pathNot: '^src/shared/ipc/channel\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'preload-is-a-bridge',
      'The preload passes calls on and knows channel names only. Anything more belongs in the window or in the main process.',
      { path: '^src/preload/' },
      {
        pathNot: ['^src/preload/', '^src/shared/ipc/channel\\.ts$', npm('electron')],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'no-feature-to-feature',
      'A feature never imports a sibling. What two features need belongs in src/main/guard, src/main/storage or src/shared; what joins them belongs in src/main/compose.ts.',
      { path: '^src/main/features/([^/]+)/' },
      { path: '^src/main/features/', pathNot: '^src/main/features/$1/' },
    ),
    rule(
      'exporters-know-labels-only',
      'An export format turns labels into bytes and nothing else. Where the bytes go, and whether they are sealed, is decided by the feature that calls it.',
      { path: '^src/main/exporters/' },
      { path: '^src/', pathNot: ['^src/main/exporters/', '^src/shared/'] },
    ),
    rule(
      'transports-move-sealed-bytes',
      'A transport moves sealed bytes: it has no key, no label and no feature. Seal in src/main/guard and hand the bytes in.',
      { path: '^src/main/transports/' },
      { path: '^src/', pathNot: ['^src/main/transports/', '^src/shared/(?!labels/|changes/)'] },
    ),
    rule(
      'importers-know-no-transport',
      'An importer reads files into items; it neither moves nor exports them. Join them in a feature.',
      { path: '^src/main/importers/' },
      { path: '^src/main/(transports|exporters|features|ipc)/' },
    ),
    rule(
      'guard-below-features',
      'src/main/guard and src/main/storage are below the features. Code that knows a feature, a format or a transport belongs in src/main/features.',
      { path: '^src/main/(guard|storage)/' },
      { path: '^src/(cli/|main/(features|ipc|exporters|transports|importers|compose\\.ts))' },
    ),
    rule(
      'cli-without-window',
      'The command line uses the same services as the app through src/main/compose.ts, without Electron and without a window.',
      { path: '^src/cli/' },
      {
        path: [
          '^src/(renderer|preload)/',
          '^src/main/electron/',
          '^src/main/index\\.ts$',
          npm('electron'),
          npm('react'),
        ],
      },
    ),
    rule(
      'main-without-window',
      'The main process decides and never draws: src/renderer and src/cli depend on it, not the other way round.',
      { path: '^src/main/' },
      { path: ['^src/(renderer|preload|cli)/', npm('react')] },
    ),
    rule(
      'parts-know-no-screen',
      'Screens are where parts of the window meet. A part that needs a screen is a piece of that screen: move it into its folder.',
      { path: '^src/renderer/src/(ui|document|station|canvas|text)/' },
      { path: '^src/renderer/src/screens/' },
    ),
    rule(
      'document-without-react',
      'The document is plain state and history. Put what draws it in src/renderer/src/canvas, text or screens.',
      { path: '^src/renderer/src/document/' },
      { path: [npm('react'), npm('@mantine'), '^src/renderer/src/(ui|canvas|text|station)/'] },
    ),
    rule(
      'product-without-tests',
      'The product never imports tests, tools or scripts. Move what it needs into src.',
      { path: '^src/' },
      { path: '^(tests|tools|scripts)/' },
    ),
    rule(
      'ships-what-it-imports',
      'The main process and the command line run from node_modules, where devDependencies are not shipped. Move the package to dependencies, or the code to the window.',
      { path: '^src/(main|cli)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('electron') },
    ),
    rule(
      'everything-resolves',
      'This import leads nowhere: correct its path, with its extension, or add the package.',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '\\.css$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
