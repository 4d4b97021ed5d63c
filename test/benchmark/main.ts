import { parseArgs } from 'node:util'
import { comparing, type Benchmark } from './benchmark'
import { coldStartComparison } from './cold-start'
import { learnerComparisons } from './learners'
import { networkBenchmarks } from './networks'
import { fromBytesComparison, trainingComparison } from './perceptron-mnist'

// npm run benchmark -- [NAME...] [--json] [--passes N]; "networks" stands for all whose names begin with "networks/".

const root = process.cwd()
const benchmarks: readonly Benchmark[] = [
  ...[trainingComparison(root), fromBytesComparison(root)].map(comparing),
  ...learnerComparisons(root).map(comparing),
  comparing(coldStartComparison(root)),
  ...networkBenchmarks(root)
]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, passes: { type: 'string' } }
})

function isMeant(wanted: string, { name }: Benchmark): boolean {
  return name === wanted || name.startsWith(`${wanted}/`)
}

function fail(message: string): never {
  process.stderr.write(`benchmark: ${message}\n`)
  process.exit(2)
}

const unknown = positionals.filter((wanted) => !benchmarks.some((benchmark) => isMeant(wanted, benchmark)))
if (unknown.length > 0) {
  fail(`there is no ${unknown.join(', ')}; there is ${benchmarks.map(({ name }) => name).join(', ')}`)
}
const passes = values.passes === undefined ? undefined : Number(values.passes)
if (passes !== undefined && !(Number.isInteger(passes) && passes >= 1)) fail('--passes: expected a whole number from 1')

const chosen = benchmarks.filter(
  (benchmark) => positionals.length === 0 || positionals.some((wanted) => isMeant(wanted, benchmark))
)
for (const { name, what, run } of chosen) {
  if (!values.json) process.stdout.write(`${name}: ${what}\n`)
  for await (const { text, data } of run(passes === undefined ? {} : { passes })) {
    const lines = values.json ? data.map((object) => JSON.stringify({ benchmark: name, ...object })) : [text]
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
}
