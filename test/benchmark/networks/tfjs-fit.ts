import { readFileSync } from 'node:fs'
import type { LayersModel, Tensor } from '@tensorflow/tfjs-node-gpu'
import { readAll } from '../../../src-main/learning/algebra/samples'
import type { ClassTargets } from '../../../src-main/learning/targets'
import type { TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { openTensorFlow } from './engines'
import { samplesIn } from './samples'
import { serve, type Epoch, type Work } from './serve'
import type { Preparation } from './shape'

// tfjs's own model.fit on the library of ours.

function network(tf: TensorFlow, { hidden, parameters }: Preparation): LayersModel {
  const units = [...hidden, 10]
  const model = tf.sequential()
  units.forEach((count, l) => {
    const activation = l === units.length - 1 ? 'softmax' : 'relu'
    model.add(tf.layers.dense({ units: count, activation, ...(l === 0 ? { inputShape: [784] } : {}) }))
  })
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' })
  model.setWeights(weights(tf, parameters, [784, ...units]))
  return model
}

/** The given parameters in tfjs's form: inputs x units. */
function weights(tf: TensorFlow, path: string, widths: readonly number[]): Tensor[] {
  const bytes = readFileSync(path)
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  let at = 0
  const next = (count: number): Float32Array => values.subarray(at, (at += count))
  return widths
    .slice(1)
    .flatMap((units, l) => [
      tf.tensor2d(next(units * widths[l]), [units, widths[l]]).transpose(),
      tf.tensor1d(next(units))
    ])
}

function begin(tf: TensorFlow, preparation: Preparation): Work {
  const samples = samplesIn(process.cwd(), preparation.samples).train
  const x = tf.tensor2d(Float32Array.from(readAll(samples.x)), [samples.x.count, samples.x.dimension])
  const y = tf.oneHot(tf.tensor1d((samples.y as ClassTargets).values, 'int32'), 10)
  const model = network(tf, preparation)
  const options = { batchSize: preparation.batch, epochs: 1, shuffle: true, verbose: 0, yieldEvery: 'never' } as const
  const train = async (): Promise<Epoch> => {
    const { history } = await model.fit(x, y, options)
    return { loss: Number(history['loss'][0]) }
  }
  return { train }
}

await serve(async () => {
  const { title, tensorflow } = await openTensorFlow()
  const about = `model.fit of tfjs ${tensorflow.version.tfjs}, ${title}, its default threads`
  return { title: about, begin: (preparation) => begin(tensorflow, preparation) }
})
