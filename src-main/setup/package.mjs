// @ts-check
/** `npm run package`: makes the unpacked application in dist/ from the Electron at hand. */
import { electronRemedy } from './electron/find.mjs'
import { requireNode } from './node-version.mjs'
import { Problem, runMain } from './problem.mjs'
import { createReport } from './report.mjs'
import { root } from './root.mjs'
import { buildStep, electronStep, packageStep, packagesStep } from './steps.mjs'

await runMain(async () => {
  requireNode(root)
  const report = createReport({ total: 4 })
  await packagesStep(root, report)
  const electron = await electronStep(root, report)
  if (!electron) throw new Problem('Without Electron there is nothing to package.', electronRemedy)
  await buildStep(root, report)
  const { executable } = await packageStep(root, electron, report)
  report.line(executable)
})
