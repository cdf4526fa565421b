// For programs of the backend that tests start as they stand, in TypeScript: what these import as .js lies beside them as .ts.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (name, context, next) =>
    next(name.startsWith('.') && context.parentURL?.endsWith('.ts') ? name.replace(/\.js$/, '.ts') : name, context),
});
