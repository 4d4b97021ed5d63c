import { availableParallelism } from 'node:os'
import {
  ofVariant,
  type ComparisonConfiguration,
  type LearnerChoice,
  type TrainingConfiguration
} from '../contract/configuration'
import type { EngineInUse } from '../contract/engine'
import { declarationOf } from '../contract/columns'
import { fasterEngine, fasterProducts, type EngineChoice } from '../engines/choice'
import { TensorFlowEngine } from '../engines/tensorflow/engine'
import { aboutTensorFlow } from '../engines/tensorflow/about'
import { loadTensorFlow } from '../engines/tensorflow/load'
import { TensorFlowProducts } from '../engines/tensorflow/products'
import type { DenseProducts } from '../learning/algebra/dense-products'
import type { NetworkEngine } from '../learning/network/engine'
import { isNetwork, networkDescriptionOf } from '../learning/learners/multi-layer-perceptron'
import type { TrainingSet } from '../learning/training-set'
import type { Assignment } from './protocol'

/** What carries out a training, and what is said of it; nothing of either where the learner leaves no choice. */
export interface EngineForTraining {
  readonly engine?: NetworkEngine
  readonly products?: DenseProducts
  readonly inUse?: EngineInUse
}

/** TensorFlow, once it has been loaded. */
interface Loaded {
  readonly engine: TensorFlowEngine
  readonly products: TensorFlowProducts
  /** For example "TensorFlow 2.21.0 on the CPU". */
  readonly title: string
}

/** The engines of one worker. TensorFlow is loaded when it is first needed. */
export class Engines {
  #loaded: Loaded | undefined
  #problem: string | undefined

  /**
   * @param tensorflow its library, or why there is none
   * @param onLoading is told when loading begins and when it has ended: in between it may end the process
   */
  constructor(
    readonly tensorflow: NonNullable<Assignment['tensorflow']> = { problem: 'TensorFlow is not installed here' },
    readonly onLoading: (loading: boolean) => void = () => {}
  ) {
    if ('problem' in tensorflow) this.#problem = tensorflow.problem
  }

  /** Loads TensorFlow where a training is to run on it. It never fails: what went wrong is said of the training. */
  async prepareFor(configuration: TrainingConfiguration, train: TrainingSet): Promise<void> {
    if (preferenceOf(configuration, train)?.name === 'tensorflow') await this.#load()
  }

  /** The same for the trainings of a comparison, whose samples are not known yet. */
  async prepareForAll(comparison: ComparisonConfiguration): Promise<void> {
    const trainings = comparison.variants.map((variant) => ofVariant(comparison, variant))
    if (trainings.some(mayPrefer)) await this.#load()
  }

  /** What carries out a training; TensorFlow only where it has been prepared. */
  forTraining(configuration: TrainingConfiguration, train: TrainingSet): EngineForTraining {
    const preference = preferenceOf(configuration, train)
    if (preference === undefined) return {}
    const { name, reason, said } = preference
    if (name === 'typescript') return said ? { inUse: { name, reason: `in TypeScript: ${reason}` } } : {}
    if (this.#loaded === undefined) {
      return { inUse: { name: 'typescript', reason: `in TypeScript: ${this.#problem ?? 'TensorFlow is not loaded'}` } }
    }
    const { title, ...means } = this.#loaded
    return { ...means, inUse: { name, reason: `with ${title}: ${reason}` } }
  }

  /** Gives back what TensorFlow holds for the products of matrices. */
  close(): void {
    this.#loaded?.products.close()
  }

  async #load(): Promise<void> {
    if (this.#loaded !== undefined || 'problem' in this.tensorflow) return
    const { binding, version } = this.tensorflow
    this.onLoading(true)
    try {
      const tf = await loadTensorFlow(binding)
      const { device } = aboutTensorFlow(tf)
      const engine = new TensorFlowEngine(tf, { kind: device, cores: availableParallelism() })
      this.#loaded = {
        engine,
        products: new TensorFlowProducts(tf),
        title: `TensorFlow ${version} on the ${device.toUpperCase()}`
      }
    } catch (error) {
      this.#problem = `TensorFlow could not be loaded (${error instanceof Error ? error.message : String(error)})`
    } finally {
      this.onLoading(false)
    }
  }
}

/** The engine that a training is to run on, and whether people are told so. */
interface Preference extends EngineChoice {
  readonly said: boolean
}

/** What a training prefers; undefined where its learner leaves no choice. */
function preferenceOf(
  { engine, learner, schedule }: TrainingConfiguration,
  train: TrainingSet
): Preference | undefined {
  const network = networkDescriptionOf(learner, train)
  const multiplications = declarationOf(learner).multiplications?.(train.x)
  if (network === undefined && multiplications === undefined) return undefined
  if (engine !== 'auto') return { name: engine, reason: 'as the configuration asks for', said: true }
  const visits = train.x.count * schedule.maximumEpochs
  if (network !== undefined) return { ...fasterEngine(network.description, network.batchSize, visits), said: true }
  const choice = fasterProducts(multiplications ?? 0)
  return { ...choice, said: choice.name === 'tensorflow' }
}

/** Whether a training may turn out to be one for TensorFlow: samples that are drawn have a few components only. */
function mayPrefer({ engine, learner, dataset }: TrainingConfiguration): boolean {
  const large = dataset.name === 'mnist' || dataset.name === 'imported'
  return hasChoice(learner) && (engine === 'tensorflow' || (engine === 'auto' && large))
}

function hasChoice(learner: LearnerChoice): boolean {
  return isNetwork(learner.name) || declarationOf(learner).multiplications !== undefined
}
