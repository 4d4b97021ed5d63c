import type { NetworkTask } from '../../learning/network/engine'
import type { DeviceNetwork } from './device-network'
import { secondsOfStep, type Work } from './plan'

/** On so many samples steps are measured. */
const samplesMeasured = 2048
/** For so many seconds they are measured each time, as far as is known before, and so many times: the shortest counts. */
const secondsMeasured = 0.015
const repetitions = 4

/** How long a gradient step of a task takes, in milliseconds, on some of its samples. */
export function stepTimeOf(network: DeviceNetwork, { model, samples }: NetworkTask, work: Work): number {
  const { x, y } = samples
  const { batchSize } = work
  const count = Math.min(x.count, Math.max(samplesMeasured, batchSize))
  network.load(0, x, y, count)
  network.write(model.network.parameters, {})
  const steps = Math.max(2, Math.round(secondsMeasured / secondsOfStep(work)))
  const indices = Uint32Array.from({ length: steps * batchSize }, (_, k) => k % count)
  // Steps of no size change nothing, and take as long.
  const sizes = Array.from({ length: steps }, () => ({ rate: 0, epsilon: 1 }))
  const times = Array.from({ length: repetitions + 1 }, () => {
    const begun = performance.now()
    network.train(indices, batchSize, sizes)
    return (performance.now() - begun) / steps
  })
  // The first time TensorFlow prepares the graph.
  return Math.min(...times.slice(1))
}
