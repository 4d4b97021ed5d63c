// @ts-check
/**
 * `npm run gpu:check`: whether networks train on this computer's GPU as they should. It needs Node, the built programs
 * in out/ and a folder with TensorFlow's library, and no packages. It ends with 0 where every engine and device comes to
 * the same numbers, with 1 where one does not, and with 3 where there is no GPU that could be checked.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIsFresh, ensureBuild } from './build.mjs'
import { requireNode } from './node-version.mjs'
import { packagesArePresent } from './packages.mjs'
import { Problem, runMain } from './problem.mjs'
import { attend } from './processes.mjs'
import { createReport } from './report.mjs'
import { root } from './root.mjs'
import { diagnoseTensorFlow } from './tensorflow/diagnose.mjs'

const nothingToCheck = 3
const program = join(root, 'out/main/cli.cjs')

await runMain(async () => {
  requireNode(root)
  await prepare()
  const diagnosis = await diagnoseTensorFlow(root)
  if (diagnosis.device.kind === 'gpu') return descent('doctor', '--self-test', 'thorough')
  await descent('doctor')
  process.stdout.write(`\n${nothingChecked(diagnosis)}\n`)
  return nothingToCheck
})

/** Builds what is to be checked where its sources have changed and there are packages to build it with. */
async function prepare() {
  const report = createReport()
  if (packagesArePresent(root) && !buildIsFresh(root)) await report.step('Build', () => ensureBuild(root, report))
  if (!existsSync(program))
    throw new Problem('Descent is not built here.', 'npm start builds it; or copy out/ from elsewhere.')
}

/** @param {string[]} args */
function descent(...args) {
  return attend(process.execPath, [program, ...args])
}

/** @param {import('./tensorflow/diagnose.mjs').TensorFlowDiagnosis} diagnosis */
function nothingChecked({ library, gpu, cuda, device }) {
  const reason = library.found ? device.reason : 'TensorFlow is not installed'
  const remedy = [gpu.remedy, cuda.remedy, library.remedy].find((text) => text !== undefined)
  return `Nothing was checked on a GPU: ${reason}.${remedy === undefined ? '' : `\n${remedy}`}`
}
