import type { Benchmark, Finding, Options } from '../benchmark'
import { table, type Line } from '../table'
import { Beginnings } from './beginning'
import { race, remarksOf } from './rounds'
import { ours } from './roster'
import { nameOf, operationsOf, stepsOf, type Shape } from './shape'

const shapes: readonly Shape[] = [
  { hidden: [], batch: 1, samples: 2048 },
  { hidden: [4], batch: 1, samples: 2048 },
  { hidden: [], batch: 16, samples: 4096 },
  { hidden: [4], batch: 16, samples: 4096 },
  { hidden: [16], batch: 4, samples: 4096 },
  { hidden: [16], batch: 16, samples: 4096 },
  { hidden: [64], batch: 16, samples: 4096 },
  { hidden: [64], batch: 64, samples: 4096 },
  { hidden: [128, 128], batch: 64, samples: 4096 }
]

/** Our two engines side by side: from which size of a step on TensorFlow is the faster one. */
export function engineBenchmark(root: string): Benchmark {
  const what = 'A step on our two engines, in microseconds, best of all passes: which of them is for which networks.'
  return { name: 'networks/engines', what, run: (options) => run(root, options) }
}

async function* run(root: string, { passes = 5 }: Options): AsyncIterable<Finding> {
  const beginnings = new Beginnings(root)
  const engines = [ours(root, 'typescript'), ours(root, 'tensorflow')]
  try {
    const lines: Line[] = []
    let remarks: string[] = []
    for (const shape of shapes) {
      const rounds = await race(engines, beginnings.prepare(shape, 'given'), passes)
      const times = rounds.timings.map(({ name, best }) => [name, (1000 * best) / stepsOf(shape)])
      lines.push({ network: nameOf(shape), 'operations of a step': operationsOf(shape), ...Object.fromEntries(times) })
      remarks = remarksOf(rounds)
    }
    yield table('TypeScript or TensorFlow', lines, remarks)
  } finally {
    engines.forEach((engine) => engine.close())
    beginnings.remove()
  }
}
