// @ts-check
/** `npm start`: sets up what is missing, builds what has changed and opens the application. */
import { hasDisplay } from './display.mjs'
import { requireNode } from './node-version.mjs'
import { openWindow, runFirstLab } from './open.mjs'
import { runMain } from './problem.mjs'
import { createReport } from './report.mjs'
import { root } from './root.mjs'
import { buildStep, electronStep, librariesStep, packagesStep, tensorflowStep } from './steps.mjs'

const officialOption = '--official-electron'
const usage = `Usage: npm start [-- [${officialOption}] [ARGUMENT...]]

Sets up what is missing, builds what has changed and opens Descent.
${officialOption}  try again to get the official Electron release
Every other argument is for the application.`

await runMain(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help')) return console.log(usage)
  requireNode(root)
  return hasDisplay() ? startInWindow(args) : startInTerminal()
})

/** @param {string[]} args */
async function startInWindow(args) {
  const report = createReport({ total: 6 })
  await packagesStep(root, report)
  const electron = await electronStep(root, report, { official: args.includes(officialOption) })
  const librariesAreThere = await librariesStep(electron, report)
  await tensorflowStep(root, report)
  await buildStep(root, report)
  if (!electron) return inTerminal(report, '[6/6] Electron is missing')
  if (!librariesAreThere) return inTerminal(report, '[6/6] System libraries are missing')
  report.line('[6/6] Opening Descent …')
  return openWindow(
    root,
    electron,
    report,
    args.filter((argument) => argument !== officialOption)
  )
}

async function startInTerminal() {
  const report = createReport({ total: 4 })
  await packagesStep(root, report)
  await tensorflowStep(root, report)
  await buildStep(root, report)
  return inTerminal(report, '[4/4] This machine has no display')
}

/**
 * @param {import('./report.mjs').Report} report
 * @param {string} reason
 */
function inTerminal(report, reason) {
  report.line(`${reason}, so no window can be opened: running the first lab in the terminal instead.\n`)
  return runFirstLab(root)
}
