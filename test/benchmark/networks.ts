import type { Benchmark } from './benchmark'
import { engineBenchmark } from './networks/engine-choice'
import { epochBenchmark } from './networks/epoch'
import { growthBenchmark } from './networks/growth'
import { memoryBenchmark } from './networks/memory'
import { stepBenchmark } from './networks/steps'

/** The training of networks: ours beside PyTorch, JAX, scikit-learn and tfjs. */
export function networkBenchmarks(root: string): Benchmark[] {
  return [
    stepBenchmark(root),
    epochBenchmark(root),
    growthBenchmark(root),
    engineBenchmark(root),
    memoryBenchmark(root)
  ]
}
