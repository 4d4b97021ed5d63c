// @ts-check
/** `npm run benchmark -- [NAME...] [--json]`: ours and the peers side by side. */
import { join } from 'node:path'
import { requireNode } from './node-version.mjs'
import { runMain } from './problem.mjs'
import { attend } from './processes.mjs'
import { createReport } from './report.mjs'
import { root } from './root.mjs'
import { buildStep, packagesStep, tensorflowStep } from './steps.mjs'

await runMain(async () => {
  requireNode(root)
  const report = createReport({ total: 3 })
  await packagesStep(root, report)
  await tensorflowStep(root, report)
  await buildStep(root, report)
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'test/benchmark/main.ts')]
  process.exitCode = await attend(process.execPath, [...program, ...process.argv.slice(2)], { cwd: root })
})
