import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tsdoc from 'eslint-plugin-tsdoc'
import tseslint from 'typescript-eslint'

const code = ['**/*.{ts,tsx}']
const tests = ['tests/**/*.{ts,tsx}', 'tools/**/*.test.ts']
const notShipped = ['tests/**/*.{ts,tsx}', 'tools/**/*.{ts,tsx}']
const scripts = ['**/*.{js,mjs,cjs}']
const configs = ['*.config.{js,ts}', '.dependency-cruiser.cjs']

const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
}

const names = [
  'error',
  { selector: ['variable', 'parameter'], filter: { regex: '^_+$', match: true }, format: null },
  { selector: 'typeLike', format: ['PascalCase'], custom: { regex: '^I[A-Z][a-z]', match: false } },
  { selector: 'variable', format: ['camelCase', 'PascalCase', 'UPPER_CASE'], leadingUnderscore: 'allow' },
  { selector: 'function', format: ['camelCase', 'PascalCase'] },
  { selector: 'parameter', format: ['camelCase', 'PascalCase'], leadingUnderscore: 'allow' },
]

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/naming-convention': names,
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
  ],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  // Positions in text are code points here, and a spread string is exactly those.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  // A brand is a type parameter that is used once.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
}

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'coverage/',
      '.cache/',
      '.sample/',
      'test-results/',
      'playwright-report/',
      'docs/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: code,
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { tsdoc },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...typed, ...sizes, 'tsdoc/syntax': 'error', 'no-console': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.d.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a name is the same everywhere.' },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Commander calls an action with every argument of the command line, then its options, then the command.
    files: ['src/cli/commands/**/*.ts'],
    rules: { 'max-params': ['error', 5] },
  },
  {
    files: notShipped,
    rules: {
      'no-console': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: scripts,
    languageOptions: {
      globals: {
        ...Object.fromEntries(
          [
            'process',
            'console',
            'Buffer',
            'URL',
            'fetch',
            'performance',
            'structuredClone',
            'crypto',
            'AbortController',
            'AbortSignal',
          ].map((name) => [name, 'readonly']),
        ),
        ...Object.fromEntries(
          [
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
            'setImmediate',
            'queueMicrotask',
            'TextEncoder',
            'TextDecoder',
            'Response',
            'Blob',
          ].map((name) => [name, 'readonly']),
        ),
      },
    },
    rules: { ...sizes, 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  { files: configs, rules: { 'max-lines-per-function': 'off' } },
)
