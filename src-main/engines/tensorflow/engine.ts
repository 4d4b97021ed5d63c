import { activations } from '../../learning/functions/activations'
import { losses } from '../../learning/functions/losses'
import type { NetworkEngine, NetworkTask } from '../../learning/network/engine'
import { compile } from './compile/compile'
import { Program, type Plan } from './compile/program'
import { DeviceNetwork } from './device-network'
import { DeviceTraining } from './device-training'
import type { TensorFlow } from './load'
import { stepTimeOf } from './measurement'
import { capacityFor, plansFor, type Device } from './plan'
import { formatOf } from './samples/format'
import { GraphSession } from './session'

/** Trains networks as TensorFlow graphs: a whole chunk of gradient steps is one call. */
export class TensorFlowEngine implements NetworkEngine {
  constructor(
    readonly tf: TensorFlow,
    readonly device: Device
  ) {}

  begin(task: NetworkTask): DeviceTraining {
    const { description } = task.model.network
    const capacity = capacityFor(description)
    return new DeviceTraining(task, this.open(task), capacity)
  }

  /** A task's network on the device. @param plan how its steps are carried out; by default what is fastest */
  open(task: NetworkTask, plan: Plan = this.#fastestPlan(task)): DeviceNetwork {
    const program = programOf(task, plan, this.device.kind === 'cpu' ? this.device.cores : 1)
    const { bytes, entries } = compile(program)
    return new DeviceNetwork(program, new GraphSession(this.tf, bytes), entries)
  }

  #fastestPlan(task: NetworkTask): Plan {
    const { description } = task.model.network
    const batchSize = Math.min(task.optimisation.batchSize, capacityFor(description))
    const plans = plansFor(description, batchSize, this.device)
    if (plans.length === 1) return plans[0]
    const times = plans.map((plan) => this.#timeOf(task, plan, batchSize))
    return plans[times.indexOf(Math.min(...times))]
  }

  /** How long a step takes with a plan, in milliseconds; infinite where it cannot be carried out here. */
  #timeOf(task: NetworkTask, plan: Plan, batchSize: number): number {
    let network: DeviceNetwork | undefined
    try {
      network = this.open(task, plan)
      return stepTimeOf(network, task, batchSize)
    } catch {
      return Infinity
    } finally {
      network?.close()
    }
  }
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
