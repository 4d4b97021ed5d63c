import type { Benchmark, Finding, Options } from '../benchmark'
import { table, type Line } from '../table'
import { Beginnings } from './beginning'
import type { Contestant } from './contestant'
import { race, remarksOf, type Rounds } from './rounds'
import { ours, peer } from './roster'
import { stepsOf, type Shape } from './shape'

/** A multiple of every size of a batch, so that nobody has to deal with a short one. */
const samples = 20_480

/** What grows, in what steps, and the network of each. */
interface Growth {
  readonly what: string
  readonly title: string
  readonly values: readonly number[]
  shape(value: number): Shape
}

const growths: readonly Growth[] = [
  {
    what: 'H',
    title: 'The width of the hidden layer: 784-H-10, batch 64',
    values: [8, 16, 32, 64, 128, 256, 512, 1024, 2048],
    shape: (width) => ({ hidden: [width], batch: 64, samples })
  },
  {
    what: 'batch',
    title: 'The size of the batch: 784-128-10',
    values: [1, 4, 16, 64, 256, 1024],
    shape: (batch) => ({ hidden: [128], batch, samples })
  },
  {
    what: 'hidden layers',
    title: 'The depth: hidden layers of 128, batch 64',
    values: [0, 1, 2, 3, 5, 10],
    shape: (depth) => ({ hidden: new Array<number>(depth).fill(128), batch: 64, samples })
  },
  {
    what: 'samples',
    title: 'The number of samples: 784-128-10, batch 64',
    values: [640, 6400, 20_480, 59_968],
    shape: (count) => ({ hidden: [128], batch: 64, samples: count })
  }
]

/** How the time of a step grows with the work, ours beside PyTorch and JAX. */
export function growthBenchmark(root: string): Benchmark {
  const what = 'The time of a step as the work grows, in microseconds, best of all passes: a pass is an epoch.'
  return { name: 'networks/growth', what, run: (options) => run(root, options) }
}

async function* run(root: string, { passes = 5 }: Options): AsyncIterable<Finding> {
  const beginnings = new Beginnings(root)
  const contestants = [ours(root, 'tensorflow'), peer(root, 'torch'), peer(root, 'jax')]
  try {
    for (const growth of growths) yield await tableOf(growth, contestants, beginnings, passes)
  } finally {
    contestants.forEach((contestant) => contestant.close())
    beginnings.remove()
  }
}

async function tableOf(
  growth: Growth,
  contestants: readonly Contestant[],
  beginnings: Beginnings,
  passes: number
): Promise<Finding> {
  const lines: Line[] = []
  let remarks: readonly string[] = []
  for (const value of growth.values) {
    const shape = growth.shape(value)
    const rounds = await race(contestants, beginnings.prepare(shape, 'given'), passes)
    lines.push({ [growth.what]: value, ...timesOf(rounds, stepsOf(shape), contestants) })
    remarks = remarksOf(rounds)
  }
  return table(growth.title, lines, remarks)
}

function timesOf({ timings }: Rounds, steps: number, contestants: readonly Contestant[]): Line {
  const best = ({ name }: Contestant): number | undefined => timings.find((timing) => timing.name === name)?.best
  return Object.fromEntries(
    contestants.map((contestant) => {
      const time = best(contestant)
      return [contestant.name, time === undefined ? null : (1000 * time) / steps]
    })
  )
}
