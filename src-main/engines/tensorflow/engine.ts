import { activations } from '../../learning/functions/activations'
import { losses } from '../../learning/functions/losses'
import type { NetworkEngine, NetworkTask } from '../../learning/network/engine'
import { compile } from './compile/compile'
import { Program, type Plan } from './compile/program'
import { DeviceNetwork } from './device-network'
import { DeviceTraining } from './device-training'
import type { TensorFlow } from './load'
import { stepTimeOf } from './measurement'
import { capacityFor, plansFor, type Device, type Work } from './plan'
import { formatOf } from './samples/format'
import { GraphSession } from './session'

/** Trains networks as TensorFlow graphs: a whole chunk of gradient steps is one call. */
export class TensorFlowEngine implements NetworkEngine {
  constructor(
    readonly tf: TensorFlow,
    readonly device: Device
  ) {}

  begin(task: NetworkTask): DeviceTraining {
    const plans = plansFor(workOf(task), this.device)
    const inOrder = this.device.kind === 'gpu' ? this.#fromFastest(task, plans) : plans
    return this.#beginWithFirst(task, inOrder)
  }

  /** Begins with the first plan that can be carried out here: XLA may not be able to compile a graph. */
  #beginWithFirst(task: NetworkTask, [plan, ...others]: readonly Plan[]): DeviceTraining {
    const network = this.open(task, plan)
    try {
      return new DeviceTraining(task, network, capacityFor(task.model.network.description))
    } catch (error) {
      network.close()
      if (others.length === 0) throw error
      return this.#beginWithFirst(task, others)
    }
  }

  /** Plans from the fastest to the slowest: their steps are measured. */
  #fromFastest(task: NetworkTask, plans: readonly Plan[]): Plan[] {
    if (plans.length === 1) return [...plans]
    const measured = plans.map((plan) => ({ plan, time: this.#timeOf(task, plan) }))
    return measured.sort((a, b) => a.time - b.time).map(({ plan }) => plan)
  }

  /** How long a step takes, in milliseconds; infinite where it cannot be carried out here. */
  #timeOf(task: NetworkTask, plan: Plan): number {
    const network = this.open(task, plan)
    try {
      return stepTimeOf(network, task, workOf(task))
    } catch {
      return Infinity
    } finally {
      network.close()
    }
  }

  /** A task's network on the device. @param plan how its steps are carried out; by default the first that `plansFor` gives */
  open(task: NetworkTask, plan: Plan = plansFor(workOf(task), this.device)[0]): DeviceNetwork {
    const program = programOf(task, plan, this.device.kind === 'cpu' ? this.device.cores : 1)
    const { bytes, entries } = compile(program)
    return new DeviceNetwork(program, new GraphSession(this.tf, bytes), entries)
  }
}

function workOf({ model, samples, optimisation, schedule }: NetworkTask): Work {
  const { description } = model.network
  const batchSize = Math.min(optimisation.batchSize, samples.x.count, capacityFor(description))
  return { description, batchSize, steps: schedule.maximumEpochs * Math.ceil(samples.x.count / batchSize) }
}

/**
 * A task's network and its training as what a graph is made from.
 * @param evaluators into how many chains an evaluation is cut
 */
export function programOf(
  { model: { network, readOut }, samples, optimisation }: NetworkTask,
  plan: Plan,
  evaluators: number
): Program {
  const { description } = network
  return new Program({
    description,
    activations: description.layers.map(({ activation }) => nameOf(activations, activation)),
    loss: nameOf(losses, description.loss),
    target: readOut.classOf === undefined ? 'values' : 'classes',
    optimiser: optimisation,
    format: formatOf(samples.x),
    plan,
    evaluators
  })
}

/** The name that something has in a registry. */
function nameOf<Name extends string>(registry: Readonly<Record<Name, unknown>>, value: unknown): Name {
  const names = Object.keys(registry) as Name[]
  const name = names.find((name) => registry[name] === value)
  if (name === undefined) throw new Error(`expected one of ${names.join(', ')}`)
  return name
}
