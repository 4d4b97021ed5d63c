import type { NetworkTask } from '../../learning/network/engine'
import type { DeviceNetwork } from './device-network'

/** On so many samples steps are measured. */
const samplesMeasured = 2048
/** So many steps are measured at a time, and so many times: the shortest time counts. */
const stepsMeasured = 30
const repetitions = 3

/** How long a gradient step of a task takes, in milliseconds, on some of its samples. */
export function stepTimeOf(network: DeviceNetwork, { model, samples }: NetworkTask, batchSize: number): number {
  const { x, y } = samples
  const count = Math.min(x.count, Math.max(samplesMeasured, batchSize))
  network.load(0, x, y, count)
  network.write(model.network.parameters, {})
  const indices = Uint32Array.from({ length: stepsMeasured * batchSize }, (_, k) => k % count)
  // Steps of no size change nothing, and take as long.
  const sizes = Array.from({ length: stepsMeasured }, () => ({ rate: 0, epsilon: 1 }))
  const times = Array.from({ length: repetitions + 1 }, () => {
    const begun = performance.now()
    network.train(indices, batchSize, sizes)
    return (performance.now() - begun) / stepsMeasured
  })
  // The first time TensorFlow prepares the graph.
  return Math.min(...times.slice(1))
}
