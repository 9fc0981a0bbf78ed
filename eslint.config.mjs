import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The arrow of the house: what each room may lean on. Everything to its left, never to its right. */
const ARROW = ['kernel', 'fairness', 'evidence', 'platform', 'people', 'programme', 'entries', 'judging', 'results', 'recognition'];
const upTo = (room) => ARROW.slice(0, ARROW.indexOf(room) + 1).map((name) => `scope:${name}`);

const depConstraints = [
  { sourceTag: 'scope:kernel', onlyDependOnLibsWithTags: ['scope:kernel'] },
  { sourceTag: 'scope:fairness', onlyDependOnLibsWithTags: ['scope:fairness'] },
  { sourceTag: 'scope:evidence', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:fairness', 'scope:evidence'] },
  { sourceTag: 'scope:platform', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:evidence', 'scope:platform'] },
  ...ARROW.slice(ARROW.indexOf('people')).map((room) => ({ sourceTag: `scope:${room}`, onlyDependOnLibsWithTags: [...upTo(room), 'scope:testing'] })),
  { sourceTag: 'scope:testing', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:platform', 'scope:testing'] },
  { sourceTag: 'scope:assembly', onlyDependOnLibsWithTags: [...upTo('recognition')] },
  { sourceTag: 'scope:app', onlyDependOnLibsWithTags: [...upTo('recognition'), 'scope:assembly', 'scope:testing', 'scope:app'] },
  { sourceTag: 'scope:verifier', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:fairness', 'scope:evidence', 'scope:verifier'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:web'] },
];

const boundaries = (constraints) => ({
  enforceBuildableLibDependency: false, ignoredCircularDependencies: [['platform', 'testing']],
  allow: ['^.+/apps/api/src/(app\\.module|migrations)$', '^.+/tools/[a-z-]+\\.mjs$'], depConstraints: constraints,
});

/** The platform's own database tests are assembled by testing, which stands on the platform. */
const platformTests = {
  files: ['libs/platform/**/*.db-spec.ts'],
  rules: { '@nx/enforce-module-boundaries': ['error', boundaries([
    ...depConstraints.filter(({ sourceTag }) => sourceTag !== 'scope:platform'),
    { sourceTag: 'scope:platform', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:evidence', 'scope:platform', 'scope:testing'] },
  ])] },
};

/** Inside a stage the modules are ordered too; each leans on those before it, through their `public.ts` alone. */
const MODULES = {
  people: ['organizations', 'members', 'studios', 'identity', 'activity', 'imports'],
  programme: ['calendar', 'programmes', 'rules', 'rounds', 'seasons'],
  entries: ['submissions', 'outcomes', 'recommendations', 'media'],
  judging: ['panels', 'conflicts', 'assignments', 'blind', 'sheets', 'spreads', 'practice', 'progress'],
  results: ['score-runs', 'selection', 'rescorings', 'publications', 'what-ifs', 'bundles'],
  recognition: ['honours', 'moderation', 'search', 'stories', 'engagement', 'feedback', 'funds', 'evaluations', 'reports'],
};
const moduleOrder = Object.entries(MODULES).flatMap(([stage, modules]) =>
  modules.map((module, at) => ({
    files: [`libs/${stage}/src/${module}/**/*.ts`],
    ignores: ['**/*.spec.ts', '**/*.db-spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [
        ...modules.slice(at + 1).map((later) => ({ regex: `/${later}(/|$)`, message: `${module} comes before ${later}: the arrow does not turn round` })),
        ...modules.slice(0, at).map((earlier) => ({ regex: `/${earlier}/(?!public$)`, message: `only through ${earlier}/public` })),
        { regex: `^@jiangong/${stage}$`, message: 'a stage does not import itself by its outside name' },
      ] }],
    },
  })),
);

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.data', '.nx', 'tools/guards/fixtures', '**/graphql-env.d.ts', 'samples', 'apps/api/src/migrations/*-initial.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaVersion: 2023, sourceType: 'module' } },
    plugins: { '@nx': nx, 'import-x': importX, '@typescript-eslint': tseslint.plugin },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: ['tsconfig.json', 'apps/web/tsconfig.json'], noWarnOnMultipleProjects: true })],
    },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries(depConstraints)],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-debugger': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/api/**/*.ts', 'apps/worker/**/*.ts'],
    ignores: ['libs/platform/src/config/**', 'libs/testing/**', '**/*.spec.ts', '**/*.db-spec.ts', 'libs/fairness/src/cli.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'settings live in platform/config' }] },
  },
  platformTests,
  ...moduleOrder,
  { files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx'], ...reactHooks.configs.flat.recommended },
);
