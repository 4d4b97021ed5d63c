import type { Benchmark, Finding, Options } from '../benchmark'
import { table } from '../table'
import { Beginnings } from './beginning'
import { race, remarksOf, type Rounds, type Timing } from './rounds'
import { RealRun } from './real-run'
import { ours, peer } from './roster'
import { nameOf } from './shape'

const shape = { hidden: [128], batch: 64, samples: 60_000 }

/** A whole epoch of MNIST with the errors after it, through the real run, beside the peers; and what the loop costs. */
export function epochBenchmark(root: string): Benchmark {
  const what = `An epoch of MNIST, ${nameOf(shape)}, with the error on the test samples after it, in milliseconds.`
  return { name: 'networks/epoch', what, run: (options) => run(root, options) }
}

async function* run(root: string, { passes = 10 }: Options): AsyncIterable<Finding> {
  const beginnings = new Beginnings(root)
  const own = [new RealRun(root), ours(root, 'tensorflow')] as const
  const peers = [peer(root, 'scikit-learn'), peer(root, 'torch'), peer(root, 'jax')]
  const all = [...own, ...peers]
  try {
    const rounds = await race(all, beginnings.prepare(shape, 'drawn'), passes)
    yield table(
      nameOf(shape),
      rounds.timings.map((timing) => lineOf(timing, rounds.timings[0])),
      [
        'Ours measures the error on the 60,000 training samples besides.',
        ...remarksOf(rounds),
        ...overhead(rounds, own[0].name, own[1].name)
      ]
    )
  } finally {
    all.forEach((contestant) => contestant.close())
    beginnings.remove()
  }
}

function lineOf({ name, best, median, first }: Timing, reference: Timing): Record<string, string | number | null> {
  return {
    who: name,
    'best, ms': best,
    'median, ms': median,
    [`best / that of ${reference.name}`]: best / reference.best,
    'first epoch, with its set-up, ms': first.milliseconds,
    'loss in the first epoch': first.loss.toFixed(4),
    'test error after it': first.error === undefined ? null : first.error.toFixed(4)
  }
}

/** What the run takes longer than its engine alone. */
function overhead({ timings }: Rounds, run: string, engine: string): string[] {
  const [whole, alone] = [run, engine].map((name) => timings.find((timing) => timing.name === name))
  if (whole === undefined || alone === undefined) return []
  const more = (a: number, b: number): string => `${(100 * (a / b - 1)).toFixed(1)} %`
  return [
    `The run's loop, worker, metrics and messages add ${more(whole.best, alone.best)} to the engine's own time ` +
      `(best), ${more(whole.median, alone.median)} (median).`
  ]
}
