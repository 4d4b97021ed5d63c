import type { Benchmark } from './benchmark'
import { stepBenchmark } from './networks/steps'

/** The training of networks: ours beside PyTorch, JAX, scikit-learn and tfjs. */
export function networkBenchmarks(root: string): Benchmark[] {
  return [stepBenchmark(root)]
}
