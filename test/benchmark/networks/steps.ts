import type { Benchmark, Finding, Options } from '../benchmark'
import { table, type Line } from '../table'
import { Beginnings } from './beginning'
import type { Contestant } from './contestant'
import { ProductRate } from './product-rate'
import { race, remarksOf, type Rounds, type Timing } from './rounds'
import { ours, peer, tfjsFit } from './roster'
import { nameOf, operationsOf, stepsOf, type Shape } from './shape'

/** Whole batches only, so that nobody has to deal with a short one. */
function shapeOf(width: number, batch: number): Shape {
  return { hidden: [width], batch, samples: Math.floor(60_000 / batch) * batch }
}

const shapes = [shapeOf(128, 64), shapeOf(512, 128), shapeOf(32, 16), shapeOf(16, 4)]

/** A step of gradient descent, ours beside the peers. */
export function stepBenchmark(root: string): Benchmark {
  const what =
    'A step of gradient descent on MNIST, gather of shuffled batches included, in microseconds: a pass is an epoch.'
  return { name: 'networks/steps', what, run: (options) => run(root, options) }
}

async function* run(root: string, { passes = 10 }: Options): AsyncIterable<Finding> {
  const beginnings = new Beginnings(root)
  const rate = new ProductRate(root)
  const everywhere = [ours(root, 'tensorflow'), peer(root, 'torch'), peer(root, 'torch-compile'), peer(root, 'jax')]
  const onlyFirst = [peer(root, 'scikit-learn'), tfjsFit(root)]
  const shares: Line[] = []
  try {
    for (const shape of shapes) {
      const contestants = shape === shapes[0] ? [...everywhere, ...onlyFirst] : everywhere
      await rate.measure()
      const rounds = await race(contestants, beginnings.prepare(shape, 'given'), passes)
      onlyFirst.forEach((contestant) => contestant.close())
      yield finding(shape, rounds)
      shares.push(ratesOf(shape, rounds, everywhere))
    }
    await rate.measure()
    yield rate.finding(shares)
  } finally {
    close([...everywhere, ...onlyFirst], rate, beginnings)
  }
}

function close(contestants: readonly Contestant[], rate: ProductRate, beginnings: Beginnings): void {
  contestants.forEach((contestant) => contestant.close())
  rate.close()
  beginnings.remove()
}

function finding(shape: Shape, rounds: Rounds): Finding {
  const lines = rounds.timings.map((timing, _, [first]) => lineOf(shape, timing, first))
  return table(nameOf(shape), lines, remarksOf(rounds))
}

function lineOf(shape: Shape, { name, best, median, first }: Timing, reference: Timing): Line {
  const steps = stepsOf(shape)
  return {
    who: name,
    'best, us': (1000 * best) / steps,
    'median, us': (1000 * median) / steps,
    [`best / that of ${reference.name}`]: best / reference.best,
    [`median / that of ${reference.name}`]: median / reference.median,
    'loss in the first epoch': first.loss.toFixed(5)
  }
}

/** The operations a millisecond of each contestant's matrix products, if the step were nothing else. */
function ratesOf(shape: Shape, { timings }: Rounds, contestants: readonly Contestant[]): Line {
  const operations = operationsOf(shape) * stepsOf(shape)
  const rates = contestants.map(({ name }) => {
    const best = timings.find((timing) => timing.name === name)?.best
    return [name, best === undefined ? null : operations / best] as const
  })
  return { network: nameOf(shape), ...Object.fromEntries(rates) }
}
