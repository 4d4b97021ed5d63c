import { coldStartComparison } from './cold-start'
import { measure, type Measurement } from './comparison'
import { learnerComparisons } from './learners'
import { fromBytesComparison, trainingComparison } from './perceptron-mnist'

// npm run benchmark -- [NAME...] [--json]

const root = process.cwd()
const comparisons = [
  trainingComparison(root),
  fromBytesComparison(root),
  ...learnerComparisons(root),
  coldStartComparison(root)
]
const names = process.argv.slice(2).filter((argument) => argument !== '--json')
const unknown = names.filter((name) => !comparisons.some((comparison) => comparison.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `benchmark: there is no ${unknown.join(', ')}; there is ${comparisons.map(({ name }) => name).join(', ')}\n`
  )
  process.exit(2)
}

const json = process.argv.includes('--json')
for (const comparison of comparisons.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const measurement = await measure(comparison)
  process.stdout.write(
    json ? `${JSON.stringify(measurement)}\n` : `${comparison.name}: ${comparison.what}\n  ${inWords(measurement)}\n`
  )
}

function inWords({ ours, peer, ratio, peerName }: Measurement): string {
  const us = `Descent ${ours.toFixed(1)} ms`
  return peer === null || ratio === null
    ? `${us}; peer ${peerName}`
    : `${us}, ${peerName} ${peer.toFixed(1)} ms: ratio ${ratio.toFixed(2)}`
}
