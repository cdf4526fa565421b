// 'jest-preset-angular/presets' has no ESM entry: the file itself, by its default export.
import presets from 'jest-preset-angular/presets/index.js';

export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  testEnvironment: 'jsdom',
  // The first test of a file waits for its lazy parts to be compiled; two cores may be shared.
  testTimeout: 30_000,
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: { '\\.svg$': '<rootDir>/jest.svg.mjs' },
};
