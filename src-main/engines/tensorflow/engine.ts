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
    return new DeviceTraining(task, this.#openFastest(task), capacityFor(task.model.network.description))
  }

  /** A task's network on the device. @param plan how its steps are carried out; by default one that begins at once */
  open(task: NetworkTask, plan: Plan = plansFor(workOf(task), this.device)[0]): DeviceNetwork {
    const program = programOf(task, plan, this.device.kind === 'cpu' ? this.device.cores : 1)
    const { bytes, entries } = compile(program)
    return new DeviceNetwork(program, new GraphSession(this.tf, bytes), entries)
  }

  /** The same, with the plan that is the fastest: where several may be, their steps are measured. */
  #openFastest(task: NetworkTask): DeviceNetwork {
    const work = workOf(task)
    const [plain, ...others] = plansFor(work, this.device)
    let best = this.open(task, plain)
    if (others.length === 0) return best
    let time = stepTimeOf(best, task, work)
    for (const plan of others) {
      const other = this.open(task, plan)
      const otherTime = timeOrNever(other, task, work)
      const [worse, better] = otherTime < time ? [best, other] : [other, best]
      worse.close()
      best = better
      time = Math.min(time, otherTime)
    }
    return best
  }
}

/** How long a step takes, in milliseconds; infinite where it cannot be carried out here. */
function timeOrNever(network: DeviceNetwork, task: NetworkTask, work: Work): number {
  try {
    return stepTimeOf(network, task, work)
  } catch {
    return Infinity
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
