// The walls of the interface (house.md 4, decision 0004). Paths are relative to frontend/, where it runs.
const spec = '\\.spec\\.ts$';
// `testing` holds what specs share; it knows everybody.
const notFeatures = 'api|shell|ui|testing';

export default {
  forbidden: [
    {
      name: 'interface-knows-no-server',
      severity: 'error',
      comment: 'Decision 0004: what both sides share is docs/openapi.json.',
      from: { path: '^src/' },
      to: { path: 'backend/' },
    },
    {
      name: 'features-stand-alone',
      severity: 'error',
      comment: 'Decision 0004: a feature is loaded when it is opened; one that imports another drags it along.',
      from: { path: `^src/app/(?!(?:${notFeatures})/)([^/]+)/`, pathNot: spec },
      to: { path: `^src/app/(?!(?:${notFeatures})/)[^/]+/`, pathNot: '^src/app/$1/' },
    },
    {
      name: 'shell-knows-no-feature',
      severity: 'error',
      comment: 'Decision 0004: only app.routes.ts names features, and lazily.',
      from: { path: '^src/app/shell/', pathNot: spec },
      to: { path: `^src/app/(?!(?:${notFeatures})/)[^/]+/` },
    },
    {
      name: 'ui-knows-no-record',
      severity: 'error',
      comment: 'Decision 0004: the pieces of ui/ serve every feature and know none, nor the API.',
      from: { path: '^src/app/ui/', pathNot: spec },
      to: { path: '^src/app/(?!ui/)[^/]+/' },
    },
    {
      name: 'testing-for-specs',
      severity: 'error',
      comment: 'What specs share is not shipped.',
      from: { path: '^src/', pathNot: `${spec}|^src/app/testing/` },
      to: { path: '^src/app/testing/' },
    },
    {
      name: 'generated-types-through-api',
      severity: 'error',
      comment: 'Decision 0004: api/types.ts says the generated types in words; nobody else reads them.',
      from: { path: '^src/', pathNot: '^src/app/api/' },
      to: { path: 'schema\\.gen' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'A cycle of values fails or surprises at load.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolves', severity: 'error', comment: 'Every import is found.', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.app.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
