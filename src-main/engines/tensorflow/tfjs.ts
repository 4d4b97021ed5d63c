/**
 * Stands in for `@tensorflow/tfjs` in the built programs (electron.vite.config.ts): of that package tfjs-node needs the
 * core alone. Its layers, converters and WebGL are two thirds of the whole, and only what tfjs-node extends when it is
 * loaded has to be there.
 */
import { version_core } from '@tensorflow/tfjs-core'

export * from '@tensorflow/tfjs-core'

export const version = { 'tfjs-core': version_core }

export function CustomCallback(): void {}

export function registerCallbackConstructor(): void {}
