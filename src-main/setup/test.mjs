// @ts-check
/** `npm test`: sets up what is missing, runs every check and ends with one line that counts them. */
import { phases } from './checks/phases.mjs'
import { createPreparations } from './checks/preparations.mjs'
import { describeTally, oneFailed, sum } from './checks/tally.mjs'
import { requireNode } from './node-version.mjs'
import { Problem, explain, runMain } from './problem.mjs'
import { createReport } from './report.mjs'
import { root } from './root.mjs'

await runMain(async () => {
  requireNode(root)
  const chosen = choosePhases(process.argv.slice(2))
  const report = createReport({ output: process.stdout })
  const preparations = createPreparations(root, report)
  const tallies = []
  for (const name of chosen) {
    report.line(`\n── ${name} ──`)
    try {
      tallies.push(await phases[name]({ root, report, preparations }))
    } catch (error) {
      report.line(`${name} could not run: ${explain(error)}`)
      tallies.push(oneFailed)
    }
  }
  const total = sum(tallies)
  report.line(`\n${describeTally(total)}`)
  return total.failed === 0 ? 0 : 1
})

/**
 * The phases that the arguments name; all of them where they name none.
 * @param {string[]} names
 */
function choosePhases(names) {
  const known = Object.keys(phases)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Problem(`No such check: ${unknown.join(', ')}.`, `There are: ${known.join(', ')}.`)
  }
  return names.length > 0 ? known.filter((name) => names.includes(name)) : known
}
