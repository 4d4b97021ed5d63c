import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TrainingConfiguration } from '../../../src-main/contract/configuration'
import { isLive, type RunUpdate } from '../../../src-main/contract/run'
import { mnistSourceInCheckout } from '../../../src-main/data/locations'
import { common, dataset, learner, schedule, show } from '../../../src-main/labs/choose'
import { TrainerClient } from '../../../src-main/training/client'
import type { Benchmark, Finding } from '../benchmark'
import { table, type Line } from '../table'
import { drawDataset } from './drawn-dataset'
import { library } from './engines'
import { PeakMemory } from './peak-memory'
import { startTrainer } from './trainer'

const columns = 100
const sizes = [10_000, 100_000, 1_000_000]

/** How much memory a run takes on datasets of any size. */
export function memoryBenchmark(root: string): Benchmark {
  const what = `An epoch of ${columns}-128-2, batch 64, by a run's trainer, on datasets of any size: its peak memory.`
  return { name: 'networks/memory', what, run: () => run(root) }
}

async function* run(root: string): AsyncIterable<Finding> {
  const lines: Line[] = []
  for (const samples of sizes) lines.push(await lineOf(root, samples))
  yield table(`Samples of ${columns} numbers of single precision, a tenth of them for the test`, lines)
}

async function lineOf(root: string, samples: number): Promise<Line> {
  const datasets = mkdtempSync(join(tmpdir(), 'descent-benchmark-'))
  try {
    await drawDataset(join(datasets, 'drawn'), { samples, columns })
    const { bytes, seconds, row } = await trained(root, datasets)
    return {
      samples,
      'dataset, MB': (samples * columns * 4) / 1e6,
      'peak resident memory, MB': bytes === undefined ? null : bytes / 1e6,
      'from Start to the end, s': seconds,
      'test error': Number(row['testError']).toFixed(4)
    }
  } finally {
    rmSync(datasets, { recursive: true, force: true })
  }
}

interface Trained {
  readonly bytes: number | undefined
  readonly seconds: number
  readonly row: Readonly<Record<string, unknown>>
}

/** Carries a run out in a trainer of its own. */
function trained(root: string, datasets: string): Promise<Trained> {
  const process = startTrainer(root)
  const memory = new PeakMemory(process.pid ?? 0)
  const start = performance.now()
  let row: Readonly<Record<string, unknown>> = {}
  const assignment = {
    configuration: configuration(),
    locations: { datasets, mnistSource: mnistSourceInCheckout(root) },
    begin: 'run',
    tensorflow: library
  } as const
  return new Promise<Trained>((resolve, reject) => {
    const hear = ({ state, rows = [], error }: RunUpdate): void => {
      row = rows.at(-1) ?? row
      if (state === undefined || isLive(state)) return
      if (error !== undefined) reject(new Error(error.message))
      else resolve({ bytes: memory.bytes, seconds: (performance.now() - start) / 1000, row })
    }
    new TrainerClient(process).start(assignment, hear)
  }).finally(() => memory.stop())
}

function configuration(): TrainingConfiguration {
  return {
    ...common('benchmark'),
    engine: 'tensorflow',
    experiment: 'training',
    dataset: dataset('imported', { dataset: 'drawn', testShare: 0.1 }),
    features: [],
    learner: learner('multi-layer-perceptron', {
      hiddenWidths: [128],
      batchSize: 64,
      optimiser: 'gradient-descent',
      learningRate: 0.1
    }),
    schedule: schedule({ maximumEpochs: 1, order: 'shuffled' }),
    show: show({ figures: 'none' })
  }
}
