// @ts-check
import { electronRemedy } from '../electron/find.mjs'
import { Problem } from '../problem.mjs'
import {
  buildStep,
  electronStep,
  librariesStep,
  newestNodeStep,
  packageStep,
  packagesStep,
  tensorflowStep
} from '../steps.mjs'
import { defaultVersion, oldestVersion } from '../tensorflow/versions.mjs'

/**
 * What the checks stand on. Each is made once, when the first check asks for it; one that could not
 * be made stays that way, and the checks that need it fail with its reason. The libraries of TensorFlow and the newest
 * Node may be missing: the step says so, and the tests that need them are skipped.
 * @param {string} root
 * @param {import('../report.mjs').Report} report
 */
export function createPreparations(root, report) {
  const packages = once(() => packagesStep(root, report))
  const electron = once(async () => {
    await packages()
    const found = await electronStep(root, report)
    if (!found) throw new Problem('There is no Electron.', electronRemedy)
    const complete = await librariesStep(found, report, { virtualDisplay: true })
    if (!complete) throw new Problem('System libraries are missing.')
    return found
  })
  const build = once(async () => {
    await packages()
    await buildStep(root, report)
  })
  const application = once(async () => {
    const found = await electron()
    await build()
    return packageStep(root, found, report)
  })
  const library = async (/** @type {string} */ version) => {
    await packages()
    return tensorflowStep(root, report, { version, flavour: 'cpu' })
  }
  const tensorflow = once(() => library(defaultVersion))
  const oldTensorFlow = once(() => library(oldestVersion))
  const newestNode = once(() => newestNodeStep(root, report))
  return { packages, electron, build, application, tensorflow, oldTensorFlow, newestNode }
}

/**
 * @template Result
 * @param {() => Promise<Result>} make
 * @returns {() => Promise<Result>}
 */
function once(make) {
  /** @type {Promise<Result> | undefined} */
  let result
  return () => (result ??= make())
}
