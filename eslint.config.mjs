import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'

/** Who may import whom. A file that belongs to none of these layers is an error. */
const layers = {
  learning: { folder: 'src-main/learning', imports: [], packages: ['pure-rand/**'] },
  contract: { folder: 'src-main/contract', imports: ['learning'], packages: ['zod'] },
  labs: { folder: 'src-main/labs', imports: ['contract', 'learning'], packages: [] },
  data: {
    folder: 'src-main/data',
    imports: ['learning', 'contract'],
    packages: ['csv-parse', 'fflate', 'iconv-lite', 'sharp']
  },
  engines: {
    folder: 'src-main/engines',
    imports: ['learning'],
    packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-node-gpu', 'protobufjs', 'protobufjs/**']
  },
  training: { folder: 'src-main/training', imports: ['learning', 'data', 'engines', 'contract'], packages: [] },
  setup: {
    folder: 'src-main/setup',
    imports: [],
    packages: ['@electron/asar', 'electron-builder', 'electron', 'yauzl']
  },
  desktop: {
    folder: 'src-main/desktop',
    imports: ['learning', 'contract', 'labs', 'data', 'engines', 'training', 'setup'],
    packages: ['electron']
  },
  cli: {
    folder: 'src-main/cli',
    imports: ['learning', 'contract', 'labs', 'data', 'engines', 'training', 'setup'],
    packages: ['commander']
  },
  renderer: {
    folder: 'src-renderer',
    imports: ['contract', 'learning', 'labs'],
    packages: ['vue', 'vue-router', 'pinia', 'chart.js', 'katex', 'katex/**']
  },
  test: {
    folder: 'test',
    imports: ['learning', 'contract', 'labs', 'data', 'engines', 'training', 'setup', 'desktop', 'cli', 'renderer'],
    packages: ['*', '*/**', '@*/*']
  }
}

/** The layers that may use Node's own modules. */
const runsOnNode = ['data', 'engines', 'training', 'setup', 'desktop', 'cli', 'test']

const elements = Object.entries(layers).map(([type, { folder }]) => ({ type, pattern: folder, partialMatch: false }))

const policies = Object.entries(layers).flatMap(([type, { imports, packages }]) => [
  { from: { element: { type } }, allow: { to: { element: { types: { anyOf: [type, ...imports] } } } } },
  ...(packages.length === 0
    ? []
    : [{ from: { element: { type } }, allow: { to: { module: { origin: 'external', source: packages } } } }]),
  ...(runsOnNode.includes(type) ? [{ from: { element: { type } }, allow: { to: { module: { origin: 'core' } } } }] : [])
])

const source = ['src-main/**/*.{ts,mjs,cjs}', 'src-renderer/**/*.{ts,vue}', 'test/**/*.ts']

export default typescript.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test/output/**'] },
  ...typescript.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } }
  },
  {
    files: source,
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.mjs', '.vue', '.json'] } },
      'boundaries/elements': elements
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/no-unknown-dependencies': 'error',
      'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, policies }]
    }
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'All randomness comes from a seed: learning/algebra/random.ts.' }
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off'
    }
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  {
    files: ['**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' }
  },
  {
    files: ['src-main/**/*.ts', 'src-renderer/**/*.{ts,vue}'],
    ignores: ['src-main/desktop/gateway.ts', 'src-main/desktop/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer'],
              message: 'Messages cross in the gateway and the preload script only: add a channel to the contract.'
            }
          ]
        }
      ]
    }
  }
)
