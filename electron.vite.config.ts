import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

/**
 * Everything is bundled but sharp, which is native: the application carries no other package. Of TensorFlow.js it is
 * the core and what speaks with the native library, in a file that is loaded when a network is to be trained. The
 * targets are the oldest Electron that the tests run in; the trainer and its worker are programs of their own.
 */
export default defineConfig({
  main: {
    resolve: {
      alias: [
        { find: /^@tensorflow\/tfjs$/, replacement: resolve('src-main/engines/tensorflow/tfjs.ts') },
        // tfjs-node is written in old JavaScript, whose classes cannot extend those of the core's newer form.
        { find: /^@tensorflow\/tfjs-core$/, replacement: '@tensorflow/tfjs-core/dist/tf-core.node.js' }
      ]
    },
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: 'out/main',
      rolldownOptions: {
        // tfjs-node asks node-pre-gyp where its native part is: engines/tensorflow/load.ts answers it.
        external: ['sharp', '@mapbox/node-pre-gyp'],
        input: {
          desktop: resolve('src-main/desktop/main.ts'),
          trainer: resolve('src-main/training/trainer.ts'),
          worker: resolve('src-main/training/worker.ts'),
          'engine-check': resolve('src-main/training/engine-check.ts'),
          cli: resolve('src-main/cli/main.ts')
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'shared/[name]-[hash].cjs',
          // Else what the programs share may stand in one of them, and whoever needs it runs that program as well.
          strictExecutionOrder: true
        }
      }
    }
  },
  preload: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: resolve('src-main/desktop/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'src-renderer',
    plugins: [vue()],
    build: {
      target: 'chrome114',
      outDir: 'out/renderer',
      // The Content-Security-Policy takes fonts from files only, not from data: URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve('src-renderer/index.html') } }
    }
  }
})
