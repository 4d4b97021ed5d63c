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
  try {
    for (const shape of shapes) {
      const contestants = shape === shapes[0] ? [...everywhere, ...onlyFirst] : everywhere
      const rounds = await race(contestants, beginnings.prepare(shape, 'given'), passes)
      onlyFirst.forEach((contestant) => contestant.close())
      await rate.measure()
      yield finding(shape, rounds, rate.best)
    }
    yield rate.finding
  } finally {
    close([...everywhere, ...onlyFirst], rate, beginnings)
  }
}

function close(contestants: readonly Contestant[], rate: ProductRate, beginnings: Beginnings): void {
  contestants.forEach((contestant) => contestant.close())
  rate.close()
  beginnings.remove()
}

/** @param rate operations a millisecond of a large matrix product; undefined where that is not known */
function finding(shape: Shape, rounds: Rounds, rate: number | undefined): Finding {
  const lines = rounds.timings.map((timing, _, [first]) => lineOf(shape, timing, first, rate))
  return table(nameOf(shape), lines, remarksOf(rounds))
}

function lineOf(shape: Shape, timing: Timing, first: Timing, rate: number | undefined): Line {
  const steps = stepsOf(shape)
  return {
    who: timing.name,
    'best, us': (1000 * timing.best) / steps,
    'median, us': (1000 * timing.median) / steps,
    [`best / that of ${first.name}`]: timing.best / first.best,
    [`median / that of ${first.name}`]: timing.median / first.median,
    'of the product rate, %': rate === undefined ? null : (100 * operationsOf(shape) * steps) / timing.best / rate,
    'loss in the first epoch': timing.first.loss.toFixed(5)
  }
}
