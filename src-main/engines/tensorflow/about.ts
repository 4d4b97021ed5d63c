import type { TensorFlow } from './load'

/** What TensorFlow's library says of itself. */
export interface AboutTensorFlow {
  readonly version: string
  /** What it computes on. */
  readonly device: 'cpu' | 'gpu'
}

/** The part of tfjs-node's backend that knows. */
interface Backend {
  readonly isUsingGpuDevice: boolean
  readonly binding: { readonly TF_Version: string }
}

/** Asks a TensorFlow that has been loaded. */
export function aboutTensorFlow(tf: TensorFlow): AboutTensorFlow {
  const { isUsingGpuDevice, binding } = tf.backend() as unknown as Backend
  return { version: binding.TF_Version, device: isUsingGpuDevice ? 'gpu' : 'cpu' }
}
