// @ts-check
import { libraryEnvironment } from './cuda.mjs'
import { setupRemedy } from './diagnose.mjs'
import { searchTensorFlow } from './find.mjs'

/**
 * TensorFlow's library for a process that is to train, with what its environment needs; or why there is none, in words.
 * @param {string} [root] the checkout, where there is one
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {(import('./find.mjs').TensorFlow & { environment: Record<string, string> }) | { problem: string }}
 */
export function libraryAtHand(root, env = process.env) {
  const { found, problems } = searchTensorFlow(env, root === undefined ? {} : { root })
  if (found) return { ...found, environment: libraryEnvironment(found, env) }
  return { problem: ['TensorFlow is not installed here', ...problems].join('; ') + `. ${setupRemedy}` }
}
