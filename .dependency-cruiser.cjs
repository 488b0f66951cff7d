/**
 * Which folder may import which. Every rule's comment tells where the code belongs instead.
 * Run by `scripts/fences.mjs`; `tests/architecture/fences.test.ts` breaks each rule on purpose.
 */
const npm = (name) => `(^|/)node_modules/${name}(/|$)|^${name}$`

const rule = (name, comment, { from, to }) => ({ name, severity: 'error', comment, from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other are one idea or three: move what both need into a third file below them.',
      // Types that name each other vanish when built: a cycle counts when code goes round.
      { from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ),
    rule(
      'shared-is-pure',
      'src/shared holds what both sides must agree on and does nothing: zod and itself only. Code that does something belongs in src/main (files, keys, network) or src/renderer (the window).',
      { from: { path: '^src/shared/' }, to: { pathNot: ['^src/shared/', npm('zod')] } },
    ),
    rule(
      'electron-only-in-adapters',
      'Only src/main/electron and the preload know Electron. Put a small adapter with a plain interface there and hand it in from src/main/index.ts.',
      {
        from: { path: '^src/', pathNot: ['^src/main/electron/', '^src/preload/index\\.ts$'] },
        to: { path: npm('electron') },
      },
    ),
    rule(
      'adapters-only-from-the-root',
      'Nothing but src/main/index.ts plugs in src/main/electron. Ask for an interface and let the composition root hand it in, so that the command line runs without Electron.',
      {
        from: { path: '^src/', pathNot: ['^src/main/electron/', '^src/main/index\\.ts$'] },
        to: { path: '^src/main/electron/' },
      },
    ),
    rule(
      'renderer-stays-in-window',
      'The window draws and asks. What it needs from the other side is a call in src/shared/ipc, answered by a feature in src/main/features.',
      { from: { path: '^src/renderer/' }, to: { path: '^src/(main|preload|cli)/' } },
    ),
    rule(
      'renderer-no-node',
      "The window has no Node and never holds a key or a path. Do this in a feature's service in src/main/features and declare a call for it in src/shared/ipc.",
      {
        from: { path: '^src/(renderer|preload)/' },
        to: { path: ['^node:', npm('better-sqlite3'), npm('keytar'), npm('jose')] },
      },
    ),
    rule(
      'renderer-no-builtin',
      "The window has no Node and never holds a key or a path. Do this in a feature's service in src/main/features and declare a call for it in src/shared/ipc.",
      { from: { path: '^src/(renderer|preload)/' }, to: { dependencyTypes: ['core'] } },
    ),
    rule(
      'contract-as-types',
      'The window sees the IPC contract as types only (`import type`): the main process is the only judge, and schemas would bring zod into the bundle. Channel names are in src/shared/ipc/channel.ts.',
      {
        from: { path: '^src/renderer/' },
        to: { path: '^src/shared/ipc/', pathNot: '^src/shared/ipc/channel\\.ts$', dependencyTypesNot: ['type-only'] },
      },
    ),
    rule(
      'preload-is-a-bridge',
      'The preload passes calls on and knows channel names only. Anything more belongs in the window or in the main process.',
      {
        from: { path: '^src/preload/' },
        to: {
          pathNot: ['^src/preload/', '^src/shared/ipc/channel\\.ts$', npm('electron')],
          dependencyTypesNot: ['type-only'],
        },
      },
    ),
    rule(
      'no-feature-to-feature',
      'A feature never imports a sibling. What two features need belongs in src/main/guard, src/main/storage or src/shared; what joins them belongs in src/main/compose.ts.',
      {
        from: { path: '^src/main/features/([^/]+)/' },
        to: { path: '^src/main/features/', pathNot: '^src/main/features/$1/' },
      },
    ),
    rule(
      'exporters-know-labels-only',
      'An export format turns labels into bytes and nothing else. Where the bytes go, and whether they are sealed, is decided by the feature that calls it.',
      {
        from: { path: '^src/main/exporters/' },
        to: { path: '^src/', pathNot: ['^src/main/exporters/', '^src/shared/'] },
      },
    ),
    rule(
      'models-know-nothing-of-us',
      'What runs in the process of a model gets pixels and gives places. It has no key, no file and no project: hand it what it needs from src/main/station/models.',
      {
        from: { path: '^src/main/models/' },
        to: { path: '^src/', pathNot: ['^src/main/models/', '^src/shared/'] },
      },
    ),
    rule(
      'transports-move-sealed-bytes',
      'A transport moves sealed bytes: it has no key, no label and no feature. Seal in src/main/guard and hand the bytes in.',
      {
        from: { path: '^src/main/transports/' },
        to: { path: '^src/', pathNot: ['^src/main/transports/', '^src/shared/(?!labels/|changes/)'] },
      },
    ),
    rule(
      'importers-know-no-transport',
      'An importer reads files into items; it neither moves nor exports them. Join them in a feature.',
      { from: { path: '^src/main/importers/' }, to: { path: '^src/main/(transports|exporters|features|ipc)/' } },
    ),
    rule(
      'guard-below-features',
      'src/main/guard and src/main/storage are below the features. Code that knows a feature, a format or a transport belongs in src/main/features.',
      {
        from: { path: '^src/main/(guard|storage)/' },
        to: { path: '^src/(cli/|main/(features|ipc|exporters|transports|importers|models|compose\\.ts))' },
      },
    ),
    rule(
      'cli-without-window',
      'The command line uses the same services as the app through src/main/compose.ts, without Electron and without a window.',
      {
        from: { path: '^src/cli/' },
        to: {
          path: [
            '^src/(renderer|preload)/',
            '^src/main/electron/',
            '^src/main/index\\.ts$',
            npm('electron'),
            npm('react'),
          ],
        },
      },
    ),
    rule(
      'main-without-window',
      'The main process decides and never draws: src/renderer and src/cli depend on it, not the other way round.',
      { from: { path: '^src/main/' }, to: { path: ['^src/(renderer|preload|cli)/', npm('react')] } },
    ),
    rule(
      'parts-know-no-screen',
      'Screens are where parts of the window meet. A part that needs a screen is a piece of that screen: move it into its folder.',
      {
        from: { path: '^src/renderer/src/(ui|document|station|canvas|text)/' },
        to: { path: '^src/renderer/src/screens/' },
      },
    ),
    rule(
      'document-without-react',
      'The document is plain state and history. Put what draws it in src/renderer/src/canvas, text or screens.',
      {
        from: { path: '^src/renderer/src/document/' },
        to: { path: [npm('react'), npm('@mantine'), '^src/renderer/src/(ui|canvas|text|station)/'] },
      },
    ),
    rule('product-without-tests', 'The product never imports tests, tools or scripts. Move what it needs into src.', {
      from: { path: '^src/' },
      to: { path: '^(tests|tools|scripts)/' },
    }),
    rule(
      'ships-what-it-imports',
      'The main process and the command line run from node_modules, where devDependencies are not shipped. Move the package to dependencies, or the code to the window.',
      {
        from: { path: '^src/(main|cli)/' },
        to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('electron') },
      },
    ),
    rule(
      'everything-resolves',
      'This import leads nowhere: correct its path, with its extension, or add the package.',
      { from: { path: '^src/' }, to: { couldNotResolve: true, pathNot: '\\.css$' } },
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
