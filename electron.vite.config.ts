import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Three bundles of the app. The command line is a fourth, built by `scripts/build.mjs` from the same sources. */
export default defineConfig({
  main: {
    define: { BUILD_COMMIT: JSON.stringify(process.env['AUXERTA_COMMIT'] ?? 'source') },
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'model-process': 'src/main/models/process.ts',
          'decoder-thread': 'src/main/importers/pictures/decoder-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
      assetsInlineLimit: 0,
    },
  },
})
