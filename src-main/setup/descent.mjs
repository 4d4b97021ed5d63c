#!/usr/bin/env node
// @ts-check
/** `npm run descent -- ARGUMENT...`: Descent in the terminal. stdout belongs to the command line. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildIsFresh, ensureBuild } from './build.mjs'
import { requireNode } from './node-version.mjs'
import { ensurePackages, packagesArePresent } from './packages.mjs'
import { runMain } from './problem.mjs'
import { createReport } from './report.mjs'
import { root } from './root.mjs'

await runMain(async () => {
  requireNode(root)
  const report = createReport()
  if (!packagesArePresent(root)) await report.step('Packages', () => ensurePackages(root, report))
  if (!buildIsFresh(root)) await report.step('Build', () => ensureBuild(root, report))
})

if (!process.exitCode) createRequire(import.meta.url)(join(root, 'out/main/cli.cjs'))
